// The page: sends what is written to the server that it came from, and to no other.

import { Editor } from "./editor.js";
import { EXAMPLE } from "./example.js";
import { make } from "./make.js";
import { readingOf } from "./reading.js";
import { findingsOf, sumOf } from "./report.js";
import { isSaid, marksOf, viewOf } from "./view.js";

//: Milliseconds of rest after which a text is checked, and after which waiting is told.
const REST = 250;
const PATIENCE = 600;

//: A longer text is read as a file is: marking it while it is typed would be slow.
const MOST_TO_EDIT = 500_000;

const $ = (selector) => document.querySelector(selector);
const told = JSON.parse($("meta[name=told]").content);
const [choices, reading, report] = [$("#choices"), $(".reading"), $("#report")];
const editor = new Editor($("#text"), $(".backdrop"));

//: A file that is no text to edit, or null; what the text is called; and what is shown.
let file = null;
let name = null;
let view = null;
let active = null;
let timer = 0;
let asking = null;
let isEdited = false;

// -- asking -------------------------------------------------------------------------

function current() {
  const audience = choices.elements.audience.value;
  if (file) return { file, audience };
  const fields = { text: editor.text, media_type: choices.elements.media_type.value, audience };
  return { text: editor.text, fields: name ? { ...fields, name } : fields };
}

async function send(path, asked, signal) {
  const headers = { "X-Holdwater-Token": told.token };
  let [address, body] = [path, asked.file];
  if (asked.file) {
    address += `?${new URLSearchParams({ name: asked.file.name, audience: asked.audience })}`;
    headers["Content-Type"] = "application/octet-stream";
  } else {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(asked.fields);
  }
  const answer = await fetch(address, { method: "POST", headers, body, signal });
  if (answer.ok) return answer;
  throw new Refused((await answer.json()).error);
}

class Refused extends Error {}

function later() {
  clearTimeout(timer);
  timer = setTimeout(check, REST);
}

/** Check what stands there now. An answer that comes when another was asked is let go. */
async function check() {
  clearTimeout(timer);
  asking?.abort();
  asking = null;
  const asked = current();
  if (!asked.file && !asked.text.trim()) return welcome();
  const mine = new AbortController();
  asking = mine;
  const waiting = setTimeout(() => report.setAttribute("aria-busy", "true"), PATIENCE);
  try {
    const answer = await (await send("/check", asked, mine.signal)).json();
    const isStale = asking !== mine || (!asked.file && asked.text !== editor.text);
    if (!isStale) show(viewOf(answer, asked.file ? null : asked.text));
  } catch (error) {
    if (asking === mine) fail(error);
  } finally {
    clearTimeout(waiting);
    if (asking === mine) report.removeAttribute("aria-busy");
  }
}

// -- showing ------------------------------------------------------------------------

const act = {
  go(key) {
    activate(key);
    if (file) {
      reading.querySelector(`[data-key="${key}"]`)?.scrollIntoView({ block: "center" });
      cardOf(key)?.scrollIntoView({ block: "nearest" });
      return;
    }
    const one = view.statements[key];
    const { start, end } = editor.markOf(key) ?? one;
    editor.select(start, end);
  },
  use(key, words) {
    const mark = editor.markOf(key);
    const one = view.statements[key];
    if (!mark || !isSaid(editor.text.slice(mark.start, mark.end), one.text)) return check();
    const said = choices.elements.media_type.value === "text/html" ? escaped(words) : words;
    editor.replace(mark.start, mark.end, said);
    const gap = said.indexOf("[…]");
    if (gap >= 0) editor.select(mark.start + gap, mark.start + gap + 3);
    return check();
  },
  async copy(words, button) {
    await navigator.clipboard.writeText(words);
    button.textContent = "Copied";
  },
};

function escaped(words) {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

function show(next) {
  view = next;
  draw(sumOf(view), findingsOf(view, act));
  if (file) reading.replaceChildren(...readingOf(view, file.name, closeFile));
  else editor.mark(marksOf(view));
  $("#save").hidden = Boolean(view.failure);
  active = null;
  follow();
}

function draw(sum, findings) {
  const open = new Set([...report.querySelectorAll("details[open]")].map((one) => one.dataset.name));
  const box = $("#sum");
  const next = make("div", {}, sum);
  // What has not changed is not said again.
  if (box.textContent !== next.textContent) box.replaceChildren(...next.childNodes);
  $("#findings").replaceChildren(...findings);
  for (const one of report.querySelectorAll("details")) one.open = open.has(one.dataset.name);
}

function fail(error) {
  const isOurs = error instanceof Refused;
  const words = isOurs
    ? error.message
    : "Is `holdwater page` still running? Your text is still here: start it again at the same --port, or copy the text.";
  view = null;
  editor.mark([]);
  if (file) reading.replaceChildren(...readingOf({ statements: [], failure: true }, file.name, closeFile));
  draw([make("h2", {}, isOurs ? "It was not checked" : "No answer")], [make("p", { class: "failed" }, words)]);
  $("#save").hidden = true;
}

function welcome() {
  const isForIt = choices.elements.audience.value === "it";
  [view, name] = [null, null];
  editor.mark([]);
  $("#save").hidden = true;
  draw([], [
    make(
      "div",
      { class: "welcome" },
      make("h2", {}, isForIt ? "What will a reader in IT not believe?" : "What will a colleague outside IT not understand?"),
      make("p", {}, "Put a text about software into the editor. As you write, it says here"),
      make(
        "ol",
        {},
        make("li", {}, "which statements will be doubted, the costliest first, and why;"),
        make("li", {}, "what evidence each one lacks, and what a reader would ask;"),
        make("li", {}, "how else to say it, and what the page leaves out."),
      ),
      make("button", { type: "button", class: "main", click: tryExample }, "Try it on an example"),
      make("small", {}, "It looks nothing up: it says whether a reader can check a claim, and not whether it is true."),
    ),
  ]);
}

function tryExample() {
  choices.elements.media_type.value = "text/markdown";
  put(EXAMPLE);
  check();
}

/** Put a text in the place of the whole one. */
function put(text, called = null) {
  editor.put(text);
  editor.select(0, 0);
  [isEdited, name] = [false, called];
  report.scrollTop = 0;
}

/** Show which finding is meant: in the text, and in the report. */
function activate(key) {
  if (key === active) return;
  active = key;
  editor.activate(key);
  for (const one of [...reading.querySelectorAll("mark"), ...report.querySelectorAll(".card")]) {
    one.classList.toggle("active", one.dataset.key === key);
  }
}

function cardOf(key) {
  return report.querySelector(`.card[data-key="${key}"]`);
}

/** Return the finding after the one that is shown, or before it; round the end. */
function nextKey(step) {
  if (!file) return editor.next(step)?.key;
  const keys = view.told.map((one) => one.key);
  const at = keys.indexOf(active);
  return keys.at(at < 0 && step < 0 ? -1 : (at + step) % keys.length);
}

/** Follow the caret with the report. */
function follow() {
  if (file || !view) return;
  const key = editor.current?.key;
  activate(key);
  const card = key && cardOf(key);
  const isBeside = report.scrollHeight > report.clientHeight + 1;
  if (card && isBeside && document.activeElement === editor.field) card.scrollIntoView({ block: "nearest" });
}

// -- files --------------------------------------------------------------------------

async function open(given) {
  if (given.size > told.most) {
    file = given;
    showReading(true);
    fail(new Refused(`${given.name} is larger than ${told.most.toLocaleString("en")} bytes. Raise max_bytes (--max-bytes) to have it read all the same.`));
    return;
  }
  const ending = given.name.match(/\.[^.]*$/)?.[0].toLowerCase();
  const mediaType = told.texts[ending];
  const text = mediaType && given.size <= MOST_TO_EDIT ? await textOf(given) : null;
  if (text === null) {
    file = given;
    reading.replaceChildren(make("p", {}, `Reading ${given.name}…`));
    [reading.scrollTop, report.scrollTop] = [0, 0];
    showReading(true);
  } else {
    if (isEdited && !confirm(`Put ${given.name} in the place of your text?`)) return;
    file = null;
    showReading(false);
    choices.elements.media_type.value = mediaType;
    put(text, given.name);
  }
  check();
}

/** Read a file as UTF-8; null where it is in another encoding, or cannot be read. */
async function textOf(given) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await given.arrayBuffer());
  } catch {
    return null;
  }
}

function showReading(isShown) {
  reading.hidden = !isShown;
  $(".editor").hidden = isShown;
  choices.elements.media_type.disabled = isShown;
}

function closeFile() {
  file = null;
  showReading(false);
  editor.field.focus();
  check();
}

async function save(kind, button) {
  const asked = current();
  button.disabled = true;
  try {
    const answer = await send(`/report.${kind}`, asked);
    const address = URL.createObjectURL(await answer.blob());
    const base = (asked.file?.name ?? name ?? "holdwater").replace(/\.[^.]*$/, "");
    make("a", { href: address, download: `${base}-report.${kind}` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  } catch (error) {
    fail(error);
  } finally {
    button.disabled = false;
  }
}

// -- listening ----------------------------------------------------------------------

editor.field.addEventListener("input", () => {
  isEdited = editor.text.trim() !== "";
  later();
});
document.addEventListener("selectionchange", follow);
choices.addEventListener("change", (event) => {
  if (event.target.id !== "file") check();
});
choices.addEventListener("submit", (event) => event.preventDefault());
$("#file").addEventListener("change", (event) => {
  const [given] = event.target.files;
  if (given) open(given);
  event.target.value = "";
});
$("#save").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) save(button.dataset.save, button);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "F8" || !view) return;
  event.preventDefault();
  const key = nextKey(event.shiftKey ? -1 : 1);
  if (key) act.go(key);
});

const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.classList.add("is-dropping");
  });
}
document.addEventListener("dragleave", (event) => {
  if (!event.relatedTarget) document.body.classList.remove("is-dropping");
});
document.addEventListener("drop", (event) => {
  document.body.classList.remove("is-dropping");
  if (!holdsFiles(event)) return;
  event.preventDefault();
  const [given] = event.dataTransfer.files;
  if (given) open(given);
});

window.addEventListener("beforeunload", (event) => {
  if (isEdited) event.preventDefault();
});

for (const radio of choices.elements.audience) radio.checked = radio.value === told.audience;
check();
