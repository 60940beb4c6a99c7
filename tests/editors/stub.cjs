// VS Code as far as the extension sees one: what it does with it is written down, a line
// of JSON each. Not VS Code: what that makes of an answer is not seen here.
//
//     node stub.cjs EXTENSION.js PAGE PROGRAM

"use strict";

const { EventEmitter } = require("node:events");
const { readFileSync } = require("node:fs");
const Module = require("node:module");
const { pathToFileURL } = require("node:url");

const [, , extension, page, program] = process.argv;
const tell = (what, value) => console.log(JSON.stringify({ [what]: value }));

const never = () => new Any();

class Any {
  constructor(...values) {
    this.values = values;
  }
  dispose() {}
}
class Position {
  constructor(line, character) {
    Object.assign(this, { line, character });
  }
}
class Range {
  constructor(...at) {
    const [start, end] = at.length === 4
      ? [new Position(at[0], at[1]), new Position(at[2], at[3])]
      : at;
    Object.assign(this, { start, end });
  }
}
class Diagnostic {
  constructor(range, message, severity) {
    Object.assign(this, { range, message, severity });
  }
}
class Emitter {
  #events = new EventEmitter();
  event = (listener) => {
    this.#events.on("event", listener);
    return new Any();
  };
  fire(value) {
    this.#events.emit("event", value);
  }
  dispose() {}
}

class CancellationTokenSource extends Any {
  token = { isCancellationRequested: false, onCancellationRequested: never };
  cancel() {}
}
class Kind {
  constructor(value) {
    this.value = value;
  }
  append(part) {
    return new Kind(`${this.value}.${part}`);
  }
}

const uri = { scheme: "file", fsPath: page, toString: () => pathToFileURL(page).href };
const text = readFileSync(page, "utf8");
const documentOpen = {
  uri,
  fileName: page,
  languageId: "markdown",
  version: 1,
  isClosed: false,
  getText: () => text,
};

const commands = {};
let finish;
const seen = new Promise((resolve) => (finish = resolve));

// Whatever is asked for and not said here is a class, a listener or an enumeration that
// is never used.
const lenient = (known) =>
  new Proxy(known, {
    get: (target, name) =>
      name in target || typeof name === "symbol" || name === "then"
        ? target[name]
        : /^on[A-Z]/.test(name) || /^(register|create)/.test(name)
          ? never
          : class extends Any {},
  });

const vscode = lenient({
  Position,
  Range,
  Diagnostic,
  CancellationTokenSource,
  EventEmitter: Emitter,
  DiagnosticSeverity: { Error: 0, Warning: 1, Information: 2, Hint: 3 },
  CodeActionKind: { Empty: new Kind(""), QuickFix: new Kind("quickfix") },
  DiagnosticTag: { Unnecessary: 1, Deprecated: 2 },
  Uri: { parse: (value) => ({ toString: () => value }), file: (path) => ({ fsPath: path }) },
  version: "1.91.0",
  env: { appName: "stub", language: "en", clipboard: {} },
  commands: lenient({
    registerCommand: (name, run) => {
      commands[name] = run;
      return new Any();
    },
    executeCommand: async (...words) => tell("executed", words),
  }),
  languages: lenient({
    match: (selector, { languageId }) =>
      [selector].flat().some((one) => one.language === languageId) ? 10 : 0,
    createDiagnosticCollection: () => ({
      set: (where, found) => {
        tell("diagnostics", { uri: where.toString(), codes: found.map((one) => one.code) });
        finish();
      },
      delete: never,
      clear: never,
      dispose: never,
    }),
  }),
  window: lenient({
    createOutputChannel: () => lenient({ name: "Holdwater", append: never, appendLine: never, show: never, dispose: never, info: never, error: never, warn: never, debug: never, trace: never }),
    showErrorMessage: async (message) => {
      tell("error", message);
      finish();
    },
    visibleTextEditors: [],
    activeTextEditor: undefined,
    tabGroups: { all: [], onDidChangeTabs: never },
    state: { focused: true },
  }),
  workspace: lenient({
    textDocuments: [documentOpen],
    notebookDocuments: [],
    workspaceFolders: undefined,
    isTrusted: true,
    getConfiguration: () => ({
      get: (_name, otherwise) => otherwise,
      inspect: () => ({ globalValue: program, workspaceValue: "/no/such/thing" }),
    }),
    createFileSystemWatcher: () => lenient({ dispose: never }),
  }),
});

const load = Module._load;
Module._load = (name, ...rest) => (name === "vscode" ? vscode : load(name, ...rest));

(async () => {
  const { activate, deactivate } = require(extension);
  await activate({ subscriptions: [] });
  await seen;
  tell("commands", Object.keys(commands));
  await commands["holdwater.restart"]();
  await deactivate();
  tell("ended", true);
})().catch((error) => {
  tell("failed", String(error?.stack ?? error));
  process.exitCode = 1;
});
