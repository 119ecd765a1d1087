// Bundles the browser's side into build/assets: `node web/build.mjs [--watch]`.
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import sharp from "sharp";

const here = new URL("./", import.meta.url);
const build = new URL("../build/", here);
const assets = new URL("assets/", build);
const path = (name, base = here) => fileURLToPath(new URL(name, base));

/** Each catalog's own plural rule as a function: C's expression is JavaScript's too. */
async function writePlurals() {
  const catalogs = new URL("../translations/", here);
  const rules = ['"en":(n)=>Number(n!==1)'];
  for (const folder of (await readdir(catalogs)).sort()) {
    const file = new URL(`${folder}/LC_MESSAGES/messages.po`, catalogs);
    const catalog = await readFile(file, "utf8").catch(() => "");
    const [, rule] = catalog.match(/^"Plural-Forms:.*plural=([n0-9 %=!<>&|?:()]+);/m) ?? [];
    const n = rule?.includes("n") ? "n" : ""; // "0" is a rule too
    if (rule) rules.push(`"${folder.replace("_", "-")}":(${n})=>Number(${rule})`);
  }
  const type = "Record<string, (n: number) => number>";
  await writeFile(path("plurals.ts", build), `export const plurals: ${type} = {${rules}};\n`);
}

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
  {
    // Pages' modules. Each bundle stands alone; those loaded on demand stay imports.
    ...common,
    entryPoints: ["app", "log", "settings", "phone", "archive"].map((name) => path(`${name}.ts`)),
    format: "esm",
    external: ["./phone.js", "./archive.js"],
  },
  { ...common, entryPoints: [path("first.ts")], format: "iife" },
  {
    ...common,
    entryPoints: { sw: path("worker/service-worker.ts"), kill: path("worker/kill.ts") },
    format: "iife",
  },
  { ...common, entryPoints: { app: path("styles/index.css") }, target: "chrome123" },
  {
    // For those who work on the app; a release takes only what is in assets/.
    ...common,
    outdir: path("preview", build),
    entryPoints: ["preview.ts", "gallery.ts", "page.css", "panel.css"].map((name) =>
      path(`preview/${name}`),
    ),
    format: "esm",
    target: "chrome123",
  },
];

await rm(assets, { recursive: true, force: true });
await mkdir(assets, { recursive: true });
await writePlurals();
await drawIcons();
if (process.argv.includes("--watch")) {
  for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
  await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
}
