// Shows a document that is not written here: what was read of it, and where it stands.

import { counted, make, withMarks } from "./make.js";

/** Draw a file's statements in order. `close` leads back to the text. */
export function readingOf(view, name, close) {
  const places = [];
  for (const one of view.statements) {
    if (places.at(-1)?.where !== one.where) places.push({ where: one.where, blocks: [] });
    places.at(-1).blocks.push(make("p", { class: `block ${one.block}` }, statementOf(one)));
  }
  const blocks = places.map(({ where, blocks: those }) =>
    make("div", { class: "at" }, make("p", { class: "place" }, where), make("div", {}, those)));
  const read = view.failure ? "" : `${counted(view.statements.length, "statement")} read. Change it where it was written.`;
  return [
    make(
      "div",
      { class: "name" },
      make("h2", {}, name),
      make("button", { type: "button", click: close }, "Back to the text"),
      read && make("p", {}, read),
    ),
    ...blocks,
  ];
}

function statementOf(one) {
  const words = withMarks(one.text, one.words, (part) => make("u", {}, part));
  if (!one.open.length) return make("span", { "data-key": one.key }, words);
  return make("mark", { class: one.look, "data-key": one.key }, words);
}
