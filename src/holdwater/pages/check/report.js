// Draws the report of one text: the sum, then what costs most trust, and all the rest.

import { counted, make, withMarks } from "./make.js";

//: From so many doubted statements on, the worst are told apart (as in every report).
const MANY = 6;

//: In this order evidence is told to be lacking.
const ASPECTS = ["measure", "value", "baseline", "conditions", "date", "source"];

const GAP = /\[…\]/g;

/** Draw the sum: what is said aloud when it changes. */
export function sumOf(view) {
  if (view.failure) return [make("h2", {}, "It could not be read")];
  const { summary, audience } = view.document;
  if (!summary.statements) return [make("h2", {}, "There is no statement to judge")];
  const told = audience === "it" ? summary.unsupported + summary.puffery : view.told.length;
  const all = counted(summary.statements, "statement");
  const verdict = audience === "it" ? "doubted" : "hard to understand";
  const title = told
    ? `${told.toLocaleString("en")} of ${all} will be ${verdict}`
    : `Nothing is ${verdict} in ${all}`;
  const counts = audience === "it"
    ? ["unsupported", "puffery", "supported", "plain"].map((name) => [name, name, summary[name]])
    : [["warning", "with a finding", told], ["plain", "without", summary.plain - told]];
  if (summary.unjudged) counts.push(["unjudged", "not judged", summary.unjudged]);
  return [
    make("h2", {}, title),
    barOf(counts),
    make("ul", { class: "counts" }, counts.map(([kind, name, count]) =>
      make("li", { class: kind }, make("b", {}, count.toLocaleString("en")), ` ${name}`))),
  ];
}

function barOf(counts) {
  const parts = counts.filter(([, , count]) => count > 0).map(([kind, , count]) => {
    const part = make("i", { class: kind });
    part.style.flexGrow = count;
    return part;
  });
  return make("div", { class: "bar", "aria-hidden": "true" }, parts);
}

/** Draw everything below the sum. `act` has go, use and copy. */
export function findingsOf(view, act) {
  if (view.failure) {
    const { source, message } = view.failure;
    return [make("p", { class: "failed" }, make("b", {}, source), `: ${message}`)];
  }
  const { document, told, statements } = view;
  const doubted = told.filter((one) => one.isDoubted).sort(worstFirst);
  const worst = doubted.length < MANY ? [] : doubted.filter((one) => one.cost);
  const rest = doubted.filter((one) => !worst.includes(one));
  const others = told.filter((one) => !one.isDoubted);
  const settled = statements.filter((one) => !one.open.length && one.settled.length);
  const isForIt = document.audience === "it";
  return [
    ...[...document.notices, ...unjudged(document)].map((words) => make("p", { class: "notice" }, words)),
    ...cards("Costs most trust", worst, view, act),
    ...cards(worst.length ? "Doubted as well" : "Doubted", rest, view, act),
    ...cards(isForIt ? "Worth a look" : "Hard to understand", others, view, act),
    ...notSaid(document),
    ...picks("Can be checked here", document.checkable, view, act),
    ...cards("Settled", settled, view, act),
    ...every(statements, act),
  ];
}

function worstFirst(one, other) {
  const rank = (statement) => statement.cost?.rank ?? Infinity;
  return rank(one) - rank(other) || one.start - other.start;
}

function unjudged(document) {
  const names = new Intl.DisplayNames(["en"], { type: "language" });
  return document.unjudged.map(({ language, statements }) => {
    const which = language === "und" ? "another language" : names.of(language);
    const was = statements === 1 ? "was" : "were";
    return `${counted(statements, "statement")} in ${which} ${was} not judged: Holdwater reads English.`;
  });
}

function cards(title, statements, view, act) {
  if (!statements.length) return [];
  return [
    make("h3", {}, title),
    make("ul", { class: "cards" }, statements.map((one) => cardOf(one, view, act))),
  ];
}

function cardOf(one, view, act) {
  const findings = one.open.length ? one.open : one.settled;
  const missing = new Set(one.open.flatMap((finding) => finding.missing));
  const lacks = ASPECTS.filter((aspect) => missing.has(aspect));
  const standing = one.isDoubted ? one.standing : findings[0].level;
  return make(
    "li",
    { class: `card ${one.open.length ? one.look : ""}`, "data-key": one.key },
    make(
      "p",
      { class: "head" },
      make("b", {}, standing),
      one.kinds.length > 0 && make("span", {}, one.kinds.join(" · ")),
      make("span", { class: "where" }, one.where),
    ),
    make(
      "button",
      { type: "button", class: "quote", title: "Show it in the text", click: () => act.go(one.key) },
      withMarks(one.text, one.words, (part) => make("mark", {}, part)),
    ),
    one.cost?.why && make("p", { class: "cost" }, `It costs trust: ${one.cost.why}.`),
    findings.map(findingOf),
    lacks.length > 0 && make("p", { class: "lacks" }, `It lacks ${lacks.join(", ")}.`),
    suggestionsOf(one, act),
    whyOf(one, findings, view.rules),
  );
}

function findingOf(finding) {
  return make(
    "div",
    { class: "finding" },
    make("p", {}, finding.message),
    finding.questions.length > 0 && make(
      "ul",
      { class: "questions", "aria-label": "What they would ask" },
      finding.questions.map((question) => make("li", {}, question)),
    ),
    finding.suppressed && make("p", { class: "lacks" }, `Settled: ${finding.suppressed}`),
  );
}

function suggestionsOf(one, act) {
  const suggestions = new Set(one.open.map((finding) => finding.suggestion).filter(Boolean));
  return [...suggestions].map((words) => {
    const gaps = [...words.matchAll(GAP)].map(({ index, 0: gap }) => ({ start: index, end: index + gap.length }));
    return make(
      "div",
      { class: "suggestion" },
      make("h4", {}, "It could say"),
      make("p", {}, withMarks(words, gaps, (gap) => make("span", { class: "gap" }, gap))),
      make(
        "div",
        { class: "do" },
        one.isExact && make("button", { type: "button", class: "use", click: () => act.use(one.key, words) }, "Use this"),
        make("button", { type: "button", click: (event) => act.copy(words, event.currentTarget) }, "Copy"),
        gaps.length > 0 && make("small", {}, "What stands in […] is for you to know."),
      ),
    );
  });
}

function whyOf(one, findings, rules) {
  const names = [...new Set(findings.map((finding) => finding.rule))];
  return make(
    "details",
    { "data-name": `why ${one.name}` },
    make("summary", {}, "Why, and what to say instead"),
    names.map((name) => {
      const rule = rules[name];
      return [
        make("h5", {}, `${name} `, make("code", {}, rule.code)),
        make("p", {}, rule.what),
        make("p", {}, rule.why),
        make("p", {}, make("b", {}, "Instead: "), rule.instead),
        make("ul", { class: "sources", "aria-label": "Sources" }, rule.sources.map(({ title, url }) =>
          make("li", {}, make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, title)))),
      ];
    }).flat(),
  );
}

function notSaid(document) {
  if (!document.not_said?.length) return [];
  return [
    make("h3", {}, "Not said here"),
    make("p", {}, "What somebody who has to run it will look for on an offer."),
    make("ul", { class: "unsaid" }, document.not_said.map((name, index) =>
      make("li", {}, make("b", {}, name.replace("-", " ")), document.questions[index]))),
  ];
}

function picks(title, chosen, { statements }, act) {
  const rows = chosen.flatMap((pick) => {
    const one = statements.find(({ id, span }) => id === pick.id && span.start === pick.span.start);
    return one ? [rowOf(one, pick.name, act)] : [];
  });
  return rows.length ? [make("h3", {}, title), make("ul", { class: "picks" }, rows)] : [];
}

function every(statements, act) {
  if (!statements.length) return [];
  return [
    make(
      "details",
      { "data-name": "every" },
      make("summary", {}, `All ${counted(statements.length, "statement")}, in order`),
      make("ul", { class: "every" }, statements.map((one) => rowOf(one, one.standing ?? "not judged", act))),
    ),
  ];
}

function rowOf(one, name, act) {
  return make(
    "li",
    { class: one.standing },
    make("button", { type: "button", click: () => act.go(one.key) }, make("span", {}, one.text), make("small", {}, name)),
  );
}
