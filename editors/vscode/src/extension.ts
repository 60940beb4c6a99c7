// Starts `holdwater lsp` and lets it speak with VS Code. All that is known of claims is
// known there.

import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { delimiter, isAbsolute, join } from "node:path";
import { commands, ExtensionContext, window, workspace } from "vscode";
import { LanguageClient } from "vscode-languageclient/node";

/** What `holdwater lsp` reads; where a file's name does not tell, this does. */
const LANGUAGES = ["html", "markdown", "mdx", "plaintext"];

const INSTALL = 'pipx install "holdwater[lsp]"';

let client: LanguageClient | undefined;

/** Milliseconds: a program that takes longer to refuse is no server. */
const PATIENCE = 60_000;

/** So many letters of what a program says fit into a message. */
const LONGEST = 500;

/** One start or stop at a time: a setting may change while the server starts. */
let turn: Promise<void> = Promise.resolve();

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand("holdwater.restart", restart),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("holdwater.path")) {
        void restart();
      }
    }),
  );
  await restart();
}

export async function deactivate(): Promise<void> {
  await inTurn(stop);
}

function restart(): Promise<void> {
  return inTurn(async () => {
    await stop();
    await start();
  });
}

function inTurn(job: () => Promise<void>): Promise<void> {
  turn = turn.then(job, job);
  return turn;
}

async function start(): Promise<void> {
  const name = namedProgram();
  const program = await find(name);
  if (program === undefined) {
    // Not waited for: the message may stand there for hours.
    void tellMissing(name);
    return;
  }
  const refused = await refusal(program);
  if (refused !== undefined) {
    void window.showErrorMessage(`Holdwater: ${program} lsp does not start. ${refused}`);
    return;
  }
  const starting = new LanguageClient(
    "holdwater",
    "Holdwater",
    { command: program, args: ["lsp"] },
    {
      documentSelector: LANGUAGES.flatMap((language) =>
        ["file", "untitled"].map((scheme) => ({ scheme, language })),
      ),
    },
  );
  try {
    await starting.start();
    client = starting;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    void tellFailed(program, said, starting);
  }
}

async function stop(): Promise<void> {
  const stopping = client;
  client = undefined;
  await stopping?.dispose();
}

/**
 * Tells which program the user named. What a workspace says is passed over, although
 * VS Code hands on no machine's setting from there: a page that was pulled names nothing
 * that is run.
 */
function namedProgram(): string {
  const setting = workspace.getConfiguration("holdwater").inspect<string>("path");
  return setting?.globalValue?.trim() || "holdwater";
}

/** Finds a program as a shell does, but never in the folder that happens to be open. */
async function find(name: string): Promise<string | undefined> {
  const folders = isAbsolute(name)
    ? [""]
    : (process.env.PATH ?? "").split(delimiter).filter(isAbsolute);
  const endings = process.platform === "win32" ? ["", ".exe"] : [""];
  if (!isAbsolute(name) && /[\\/]/.test(name)) {
    return undefined; // relative to what?
  }
  for (const folder of folders) {
    for (const ending of endings) {
      const path = join(folder, name + ending);
      if (await canRun(path)) {
        return path;
      }
    }
  }
  return undefined;
}

async function canRun(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

/**
 * Starts the server with nobody to talk to, and returns what it says if that does not
 * work: of an older program, say, or where the extra is not installed. A server that
 * works ends with 1, for nobody has asked it to.
 */
function refusal(program: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const asked = execFile(program, ["lsp"], { timeout: PATIENCE }, (error, _, said) => {
      const works = error === null || error.code === 1;
      resolve(works ? undefined : said.trim().slice(-LONGEST) || error.message);
    });
    asked.stdin?.on("error", () => undefined); // it may have ended already
    asked.stdin?.end();
  });
}

async function tellMissing(name: string): Promise<void> {
  const settings = "Open Settings";
  const chosen = await window.showErrorMessage(
    `Holdwater: no program “${name}” was found. Install it (${INSTALL}) or name its ` +
      "whole path in the setting holdwater.path; then run “Holdwater: Restart”.",
    settings,
  );
  if (chosen === settings) {
    await commands.executeCommand("workbench.action.openSettings", "holdwater.path");
  }
}

async function tellFailed(
  program: string,
  said: string,
  failed: LanguageClient,
): Promise<void> {
  const output = "Show Output";
  const chosen = await window.showErrorMessage(
    `Holdwater: ${program} lsp did not start: ${said}`,
    output,
  );
  if (chosen === output) {
    failed.outputChannel.show();
  }
}
