// Bundles the browser's side into build/assets: `node web/build.mjs [--watch]`.
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, watch, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import metadata from "libphonenumber-js/min/metadata";
import sharp from "sharp";
import { minify } from "terser";
import { bundlePages } from "./bundles.mjs";
import { splitTables } from "./phone-tables.mjs";
import { pluralsModule } from "./plurals.mjs";

const here = new URL("./", import.meta.url);
const build = new URL("../build/", here);
const assets = new URL("assets/", build);
const path = (name, base = here) => fileURLToPath(new URL(name, base));

async function drawIcons() {
  const draw = (source, name, size) =>
    sharp(path(`icons/${source}.svg`), { density: (72 * size) / 64 })
      .resize(size, size)
      .png({ palette: true, colours: 16, effort: 10 })
      .toFile(path(name, assets));
  await draw("icon", "icon-192.png", 192);
  await draw("icon", "icon-512.png", 512);
  await draw("maskable", "icon-maskable.png", 512);
  await draw("maskable", "icon-apple.png", 180);
  await writeFile(path("icon.svg", assets), await readFile(path("icons/icon.svg")));
}

async function writePhoneTables() {
  const parts = splitTables(metadata, 3);
  const write = (part, index) =>
    writeFile(path(`phone-${index + 1}.json`, assets), JSON.stringify(part));
  await Promise.all(parts.map(write));
}

const common = {
  bundle: true,
  minify: true,
  outdir: path(".", assets),
  absWorkingDir: path(".."),
  target: ["chrome109", "firefox115", "safari16.4"],
  legalComments: "none",
  logLevel: "warning",
};
const bundles = [
  { ...common, entryPoints: [path("shell/first.ts")], format: "iife" },
  { ...common, entryPoints: { choose: path("home/choose.ts") }, format: "esm" },
  {
    ...common,
    entryPoints: { worker: path("worker/service-worker.ts"), kill: path("worker/kill.ts") },
    format: "iife",
  },
  { ...common, entryPoints: { app: path("shell/style.css") }, target: "chrome123" },
  {
    // For those who work on the app; a release takes only what is in assets/.
    ...common,
    outdir: path("preview", build),
    entryPoints: ["preview.ts", "gallery.ts", "reload.ts", "page.css", "panel.css"].map((name) =>
      path(`preview/${name}`),
    ),
    format: "esm",
    target: "chrome123",
  },
];

// What esbuild leaves is 2 % smaller afterwards, and the worker's code 5 %; people pay by the byte.
async function minifyScript(text, module) {
  const { code } = await minify(text, { ecma: 2020, module, compress: { passes: 3 } });
  return code;
}

async function bundleSmall(bundle) {
  const { outputFiles } = await esbuild.build({ ...bundle, write: false });
  const module = bundle.format === "esm";
  for (const file of outputFiles) {
    const isScript = file.path.endsWith(".js");
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, isScript ? await minifyScript(file.text, module) : file.contents);
  }
}

/** The scripts of the pages: `entry.ts` of each feature, and `<page>-entry.ts` beside it. */
async function findEntries() {
  const table = JSON.parse(await readFile(path("../server/features/features.json"), "utf8"));
  const entries = { app: path("shell/app.ts") };
  for (const { name } of table) {
    const folder = path(`${name}/`);
    for (const file of existsSync(folder) ? (await readdir(folder)).sort() : []) {
      const found = /^(?:(\w+)-)?entry\.ts$/.exec(file);
      if (found) entries[[name, found[1]].filter(Boolean).join("-")] = join(folder, file);
    }
  }
  return { ...entries, archive: path("backup/archive.ts"), phone: path("sims/phone.ts") };
}

async function writePageScripts(finish) {
  const pages = await bundlePages(await findEntries(), common, path("."));
  for (const [name, text] of Object.entries(pages)) {
    await writeFile(path(`${name}.js`, assets), await finish(text, true));
  }
}

// Each language has an entry beside its catalog.
async function readLanguages() {
  const translations = path("../translations/");
  const folders = (await readdir(translations)).sort();
  const entries = folders.map((folder) => join(translations, folder, "language.json"));
  const texts = entries.filter(existsSync).map((entry) => readFile(entry, "utf8"));
  return (await Promise.all(texts)).map((text) => JSON.parse(text));
}

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
await writeFile(path("plurals.ts", build), pluralsModule(await readLanguages()));
await drawIcons();
await writePhoneTables();
if (process.argv.includes("--watch")) {
  const readable = { minify: false, sourcemap: "linked" };
  for (const bundle of bundles) await (await esbuild.context({ ...bundle, ...readable })).watch();
  const writeAgain = () =>
    writePageScripts((text) => text).catch(({ message }) => console.error(message));
  await writeAgain();
  for await (const { filename } of watch(path("."), { recursive: true })) {
    if (filename?.endsWith(".ts")) await writeAgain();
  }
} else {
  await Promise.all([...bundles.map(bundleSmall), writePageScripts(minifyScript)]);
}
