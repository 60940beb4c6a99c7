// Bundles the extension, and lays the licences beside it: its own, and those of what is
// in the bundle.

import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const { metafile } = await build({
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  bundle: true,
  external: ["vscode"],
  format: "cjs",
  legalComments: "none",
  metafile: true,
  minify: true,
  platform: "node",
  target: "node20",
});

const bundled = new Set(
  Object.keys(metafile.inputs)
    .map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
    .filter(Boolean),
);
const licences = await Promise.all([...bundled].sort().map(licenceOf));
await mkdir("dist", { recursive: true });
await writeFile("dist/third-party.txt", licences.join(`\n${"-".repeat(72)}\n\n`));
await copyFile("../../LICENSE", "LICENSE");

async function licenceOf(name) {
  const folder = `node_modules/${name}`;
  const about = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  if (!file) {
    throw new Error(`${name} has no licence beside it`);
  }
  const text = await readFile(`${folder}/${file}`, "utf8");
  return `${name} ${about.version} (${about.license})\n\n${text}`;
}
