// Bundles the browser's side into build/assets: `node web/build.mjs [--watch]`.
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { copyFile, mkdir, readdir, readFile, rename, rm, watch, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import metadata from "libphonenumber-js/min/metadata";
import examples from "libphonenumber-js/mobile/examples";
import { minify } from "terser";
import { bundlePages } from "./bundles.mjs";
import { licenseTexts } from "./notices.mjs";
import { packTables, phoneTables } from "./phone-tables.mjs";
import { pluralsModule } from "./plurals.mjs";
import { trunkPrefixes } from "./trunk-prefixes.mjs";

const here = new URL("./", import.meta.url);
const build = new URL("../build/", here);
const assets = new URL("assets/", build);
const path = (name, base = here) => fileURLToPath(new URL(name, base));

// Drawn once from the two source drawings in icons/; the files for a release are committed.
const ICONS = ["icon-192.png", "icon-maskable.png"];

async function copyIcons() {
  for (const name of ICONS) await copyFile(path(`icons/${name}`), path(name, assets));
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

/**
 * Return the style sheets of features whose section isn't the core, by name: `<name>/<name>.css`.
 */
async function findStyles() {
  const found = (await readFeatures())
    .map(({ name, section }) => [name, section && path(`${name}/${name}.css`)])
    .filter(([, file]) => file && existsSync(file));
  return Object.fromEntries(found);
}

async function readFeatures() {
  return JSON.parse(await readFile(path("../server/features/features.json"), "utf8"));
}

const bundles = [
  { ...common, entryPoints: [path("shell/first.ts")], format: "iife" },
  { ...common, entryPoints: { choose: path("home/choose.ts") }, format: "esm" },
  {
    ...common,
    // Each runs in a scope of its own, and exports nothing.
    entryPoints: { worker: path("worker/service-worker.ts"), kill: path("worker/kill.ts") },
    format: "esm",
    tsconfigRaw: {}, // no "use strict": the type checker has found those errors
  },
  {
    ...common,
    entryPoints: { app: path("shell/style.css"), ...(await findStyles()) },
  },
  {
    // For people who work on the app. A release takes only what is in assets/.
    ...common,
    outdir: path("preview", build),
    entryPoints: ["preview.ts", "gallery.ts", "reload.ts", "seed.ts", "page.css", "panel.css"].map(
      (name) => path(`preview/${name}`),
    ),
    format: "esm",
    target: "chrome123",
  },
];

// Allowed, because none of our functions is read as text, called with `new` (classes are) or
// replaced.
const SMALL = { passes: 3, unsafe: true, unsafe_arrows: true, keep_fargs: false };

// The worker's code is close to its limit. None of its getters has a side effect, none of its
// messages has a literal true or false, and only its own objects have the members named here.
const HARD = {
  compress: {
    ...SMALL,
    passes: 6,
    pure_getters: true,
    hoist_funs: true,
    booleans_as_integers: true,
  },
  mangle: { properties: { regex: /^(known|bundle|hash)$/ } },
};

/**
 * Short names in a fixed order, for all scripts the same. Terser's own order depends on the letters of
 * each script; with one order, scripts of a bundle have more in common.
 */
const FIRST = "etnrisaolcdhupmfgbvywxkjqzETNRISAOLCDHUPMFGBVYWXKJQZ$_";
const NEXT = `${FIRST}0123456789`;
const NAMES = {
  get(place) {
    const next = Math.floor(place / FIRST.length);
    return FIRST[place % FIRST.length] + nextLetters(next);
  },
};

function nextLetters(place) {
  if (place === 0) return "";
  return NEXT[(place - 1) % NEXT.length] + nextLetters(Math.floor((place - 1) / NEXT.length));
}

// Terser makes esbuild's output 2 % smaller, and the worker's code 5 %; people pay for each byte.
// It takes most of the time of a build, so its results are kept: most scripts have not changed.
const { version: terser } = JSON.parse(
  await readFile(path("../node_modules/terser/package.json"), "utf8"),
);

async function minifyScript(
  text,
  module,
  { compress = SMALL, mangle = { nth_identifier: NAMES } } = {},
) {
  const options = { ecma: 2020, module, compress, mangle };
  const order = mangle.nth_identifier && FIRST;
  const inputs = JSON.stringify([terser, options, String(mangle.properties?.regex), order, text]);
  const kept = path(`.cache/scripts/${createHash("sha256").update(inputs).digest("hex")}`, build);
  if (existsSync(kept)) return readFile(kept, "utf8");
  const { code } = await minify(text, options);
  await mkdir(dirname(kept), { recursive: true });
  await writeFile(`${kept}.${process.pid}`, code);
  await rename(`${kept}.${process.pid}`, kept);
  return code;
}

/**
 * Return the style without `light-dark()`, for browsers before 2024: of two variables one is empty
 * (kit/tokens.css). Throws for a pair that is nested too deeply.
 */
function lowerLightDark(style) {
  const pair = /light-dark\(\s*((?:[^(),]|\([^()]*\))+?)\s*,\s*((?:[^(),]|\([^()]*\))+?)\s*\)/g;
  const lowered = style.replace(pair, "var(--light,$1) var(--dark,$2)");
  if (lowered.includes("light-dark("))
    throw new Error("A light-dark() is too nested to be lowered.");
  return lowered;
}

async function bundleSmall(bundle) {
  const { outputFiles } = await esbuild.build({ ...bundle, write: false });
  const module = bundle.format === "esm";
  for (const file of outputFiles) {
    const isScript = file.path.endsWith(".js") && bundle.outdir === common.outdir;
    const effort = file.path.endsWith("worker.js") ? HARD : undefined;
    const isStyle = file.path.endsWith(".css") && bundle.outdir === common.outdir;
    const content = isStyle ? lowerLightDark(file.text) : file.contents;
    const body = isScript ? await minifyScript(file.text, module, effort) : content;
    await mkdir(dirname(file.path), { recursive: true });
    await writeFile(file.path, body);
  }
}

/**
 * Return the entries of page scripts, by name: `entry.ts` of each feature, `<page>-entry.ts` beside
 * it, and the scripts that are loaded later.
 */
async function findEntries() {
  const entries = { app: path("shell/app.ts") };
  for (const { name } of await readFeatures()) {
    const folder = path(`${name}/`);
    for (const file of existsSync(folder) ? (await readdir(folder)).sort() : []) {
      const found = /^(?:(\w+)-)?entry\.ts$/.exec(file);
      if (found) entries[[name, found[1]].filter(Boolean).join("-")] = join(folder, file);
    }
  }
  const later = {
    archive: "backup/archive.ts",
    codes: "topup/codes.ts",
    phone: "sims/phone.ts",
    sheets: "sims/sheets.ts",
    trend: "sims/trend.ts",
  };
  const paths = Object.entries(later).map(([name, file]) => [name, path(file)]);
  return { ...entries, ...Object.fromEntries(paths) };
}

async function writePageScripts(finish) {
  const pages = await bundlePages(await findEntries(), common, path("."));
  for (const [name, text] of Object.entries(pages)) {
    await writeFile(path(`${name}.js`, assets), await finish(text, true));
  }
}

// Each language has an entry beside its catalog, `language.json`.
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
await copyIcons();
await writeFile(
  path("phone-tables.json", build),
  JSON.stringify(packTables(phoneTables(metadata))),
);
const trunks = JSON.stringify(trunkPrefixes(metadata, examples));
await writeFile(path("trunk-prefixes.json", build), trunks);
await writeFile(path("licenses.txt", assets), await licenseTexts(path("..")));
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
