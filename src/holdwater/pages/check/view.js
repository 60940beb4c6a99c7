// What the page shows of an answer: its statements, each with where it stands in the text.

import { pointsOf } from "./points.js";

const ATTENTION = ["unsupported", "puffery"];

/** Read an answer to /check. `text` is what was checked, null where it was a file. */
export function viewOf(answer, text) {
  const [document] = answer.documents;
  if (!document) return { failure: answer.errors[0], told: [], statements: [] };
  const unit = text === null ? (offset) => offset : pointsOf(text);
  const costs = new Map(
    document.costliest.map((pick, rank) => [spot(pick), { rank, why: pick.why }]),
  );
  const seen = new Map();
  const statements = document.statements.map((statement, index) => {
    const nth = (seen.get(statement.id) ?? 0) + 1;
    seen.set(statement.id, nth);
    const open = statement.findings.filter((one) => one.suppressed === null);
    const [start, end] = [unit(statement.span.start), unit(statement.span.end)];
    return {
      ...statement,
      key: String(index),
      name: `${statement.id} ${nth}`,
      start,
      end,
      isExact: text !== null && !statement.place && isSaid(text.slice(start, end), statement.text),
      open,
      settled: statement.findings.filter((one) => one.suppressed !== null),
      isDoubted: ATTENTION.includes(statement.standing),
      look: ATTENTION.includes(statement.standing) ? statement.standing : "told",
      cost: costs.get(spot(statement)),
      where: whereOf(statement),
      struck: open.map((one) => ({ start: unit(one.span.start), end: unit(one.span.end) })).sort(byStart),
    };
  });
  for (const one of statements) one.words = wordsOf(one, text, unit);
  const told = statements.filter((one) => one.open.length);
  return { document, statements, told, rules: answer.rules };
}

/** Say whether a text's own words are a statement's, wherever its lines break. */
export function isSaid(words, statement) {
  return words.replace(/\s+/g, " ") === statement;
}

function spot({ id, span }) {
  return `${id} ${span.start}`;
}

function byStart(one, other) {
  return one.start - other.start;
}

function whereOf({ place, span }) {
  if (!place) return `line ${span.line}`;
  const [[kind, number]] = Object.entries(place);
  return `${kind} ${number}`;
}

/** Find the words that were struck in the statement's own text. */
function wordsOf(statement, text, unit) {
  const own = pointsOf(statement.text);
  const from = statement.span.start;
  const isWhole = statement.span.end - from === [...statement.text].length
    && (statement.isExact || text === null);
  return statement.open.flatMap(({ span }) => {
    if (isWhole) return [{ start: own(span.start - from), end: own(span.end - from) }];
    const raw = text?.slice(unit(span.start), unit(span.end));
    const start = raw ? statement.text.indexOf(raw) : -1;
    return start < 0 ? [] : [{ start, end: start + raw.length }];
  }).sort(byStart);
}

/** Return what the editor marks: no two share a character. */
export function marksOf(view) {
  let end = -1;
  return [...view.told].sort(byStart).flatMap((one) => {
    if (one.place || one.start < end) return [];
    end = one.end;
    return [{ key: one.key, start: one.start, end: one.end, standing: one.look, words: one.struck }];
  });
}
