// Makes what is shown. Text goes in as text: nothing that is read here becomes markup.

export function make(tag, given = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter(Boolean));
  return element;
}

/** Cut a text at ranges ({start, end}, in order) and make each of them with `marked`. */
export function withMarks(text, ranges, marked) {
  const parts = [];
  let at = 0;
  for (const range of ranges) {
    const start = Math.max(range.start, at);
    const end = Math.min(range.end, text.length);
    if (end <= start) continue;
    parts.push(text.slice(at, start), marked(text.slice(start, end), range));
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

export function counted(number, noun, plural = `${noun}s`) {
  return `${number.toLocaleString("en")} ${number === 1 ? noun : plural}`;
}
