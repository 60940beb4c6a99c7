// The text, and behind it the same words with marks. While somebody writes, the marks
// move with their words; those whose words change are let go.

import { make, withMarks } from "./make.js";

export class Editor {
  #marks = [];
  #before = "";
  #active = null;

  constructor(field, backdrop) {
    this.field = field;
    this.backdrop = backdrop;
    field.addEventListener("input", () => this.#follow());
    this.#draw();
  }

  get text() {
    return this.field.value;
  }

  /** Mark statements: {key, start, end, standing, words: [{start, end}]}, in order. */
  mark(marks) {
    this.#marks = marks;
    this.#draw();
  }

  /** Return the mark that the caret stands in. */
  get current() {
    const caret = this.field.selectionStart;
    return this.#marks.find((mark) => mark.start <= caret && caret <= mark.end);
  }

  markOf(key) {
    return this.#marks.find((mark) => mark.key === key);
  }

  /** Return the first mark behind the caret, or before it; round the text's end. */
  next(step) {
    const caret = this.field.selectionStart;
    const ahead = step > 0
      ? this.#marks.find((mark) => mark.start > caret)
      : this.#marks.findLast((mark) => mark.start < caret);
    return ahead ?? this.#marks.at(step > 0 ? 0 : -1);
  }

  select(start, end) {
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
    const mark = this.#marks.find((one) => one.start <= start && start <= one.end);
    const drawn = mark && this.backdrop.querySelector(`[data-key="${mark.key}"]`);
    drawn?.scrollIntoView({ block: "nearest" });
  }

  activate(key) {
    for (const one of [this.#active, key]) {
      this.backdrop.querySelector(`[data-key="${one}"]`)?.classList.toggle("active", one === key);
    }
    this.#active = key;
  }

  /** Put a text in the place of the whole one. Undo does not bring that back. */
  put(text) {
    this.field.value = text;
    this.field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** Put words in the place of others, so that undo brings those back. */
  replace(start, end, words) {
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
    // Old, and the one way to change a text that undo knows of.
    if (!document.execCommand("insertText", false, words)) {
      this.field.setRangeText(words, start, end, "end");
      this.field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  #follow() {
    const [before, after] = [this.#before, this.field.value];
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && before[head] === after[head]) head += 1;
    let tail = 0;
    while (tail < shorter - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
    const [changed, moved] = [before.length - tail, after.length - before.length];
    this.#marks = this.#marks
      .filter((mark) => mark.end < head || mark.start > changed || before === after)
      .map((mark) => (mark.start > changed ? shifted(mark, moved) : mark));
    this.#draw();
  }

  #draw() {
    this.#before = this.field.value;
    const drawn = withMarks(this.#before, this.#marks, (text, mark) => {
      const words = mark.words.map((one) => shifted(one, -mark.start));
      const struck = withMarks(text, words, (part) => make("u", {}, part));
      const look = mark.key === this.#active ? `${mark.standing} active` : mark.standing;
      return make("mark", { class: look, "data-key": mark.key }, struck);
    });
    // A line that is empty at the end has its height all the same.
    this.backdrop.replaceChildren(...drawn, "\n\u200b");
  }
}

function shifted(range, by) {
  const words = range.words?.map((one) => shifted(one, by));
  return { ...range, start: range.start + by, end: range.end + by, ...(words && { words }) };
}
