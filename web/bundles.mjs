// Bundles the scripts of pages so that they share modules.
//
// A module that only one script uses is part of that script. A module that several scripts use is
// part of a shared bundle, from which they import it: `app.js` is on every page; `log.js` has what
// the log's pages share; `forms.js` what is needed only for typing or filing; `road.js` and
// `keep.js` what only the sections "operators" and "backup" share, so that the core needs none of
// it. The names are stable, and a page loads at most five scripts at first.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import * as esbuild from "esbuild";

const SHARED = ["road", "keep", "forms", "log", "app"]; // each imports only from those after it
const OF_FORMS = new Set([
  ...["receipts-form", "topup", "backup", "bin", "archive", "phone", "sheets", "claims", "costs"],
  "import",
]);
const OF_KEEP = new Set(["backup", "archive", "import", "bin", "suggest"]);
const OF_ROAD = new Set(["operators", "counter", "search", "codes", "handout", "topup"]);
const LOADED_LATER = ["./archive.js", "./codes.js", "./phone.js", "./sheets.js", "./trend.js"];
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const IMPORT = /import(?:\{([^}]*)\}from)?"\.\/(app|log|forms|keep|road)\.js";/g;
const ELSEWHERE = "elsewhere"; // esbuild's namespace of modules that stand for those of other scripts

/**
 * Return the text of each bundle by name. `entries` are paths by name; `root` is the folder of all
 * sources.
 */
export async function bundlePages(entries, options, root) {
  const common = { ...options, format: "esm", external: LOADED_LATER, write: false };
  const homes = await assignModules(entries, common, root);
  const exported = await readExports(homes, common);
  const short = shortNames(exported.flatMap(([, , names]) => names));
  const wanted = new Set(); // the names that bundles import from shared ones
  const bundles = {};
  const add = async (name, lines) => {
    const stdin = { contents: lines.join("\n"), resolveDir: root, loader: "ts" };
    const bundle = async (used) => {
      const plugins = [importShared(name, homes, used && passOn(used, exported, short))];
      const { outputFiles } = await esbuild.build({ ...common, stdin, plugins });
      return outputFiles[0].text;
    };
    const used = importedNames(await bundle());
    for (const each of used) wanted.add(each);
    bundles[name] = joinImports(await bundle(used));
  };
  for (const [name, entry] of Object.entries(entries)) {
    if (!SHARED.includes(name)) await add(name, [`export * from ${JSON.stringify(entry)};`]);
  }
  for (const name of SHARED) {
    const lines = exportLines(name, exported, wanted, short);
    if (entries[name]) lines.push(`import ${JSON.stringify(entries[name])};`);
    await add(name, lines);
  }
  return bundles;
}

/** Returns the bundle of each module, which depends on the scripts that use it. */
async function assignModules(entries, common, root) {
  const users = new Map();
  for (const [name, entry] of Object.entries(entries)) {
    const { metafile } = await esbuild.build({ ...common, entryPoints: [entry], metafile: true });
    for (const input of Object.keys(metafile.inputs)) {
      const module = resolve(common.absWorkingDir, input);
      users.set(module, [...(users.get(module) ?? []), name]);
    }
  }
  const sorted = [...users].sort(([a], [b]) => (relative(root, a) < relative(root, b) ? -1 : 1));
  return new Map(sorted.map(([module, names]) => [module, bundleFor(names)]));
}

function bundleFor(users) {
  if (users.includes("app")) return "app";
  if (users.length === 1) return users[0];
  if (users.every((name) => OF_ROAD.has(name))) return "road";
  if (users.every((name) => OF_KEEP.has(name))) return "keep";
  if (users.every((name) => OF_FORMS.has(name))) return "forms";
  return "log";
}

/** Returns the names that each module of a shared bundle exports: [module, bundle, names]. */
async function readExports(homes, { absWorkingDir, target }) {
  const modules = [...homes.keys()].filter((module) => SHARED.includes(homes.get(module)));
  const { metafile } = await esbuild.build({
    entryPoints: modules,
    absWorkingDir,
    target,
    format: "esm",
    outdir: absWorkingDir,
    write: false,
    metafile: true,
  });
  const outputs = Object.values(metafile.outputs);
  const names = new Map(
    outputs.map((each) => [resolve(absWorkingDir, each.entryPoint), each.exports]),
  );
  return modules.map((module) => [module, homes.get(module), names.get(module)]);
}

const inOrder = (a, b) => (a < b ? -1 : 1);

/**
 * Returns short forms of names, two letters each. They are hashes, so that a new export changes no
 * other script, but for the few whose letters it takes.
 */
function shortNames(names) {
  const taken = new Map();
  for (const name of [...new Set(names)].sort(inOrder)) {
    let place = createHash("sha256").update(name).digest().readUInt16BE() % LETTERS.length ** 2;
    while (taken.has(place)) place = (place + 1) % LETTERS.length ** 2;
    taken.set(place, name);
  }
  const letters = (place) =>
    LETTERS[place % LETTERS.length] + LETTERS[Math.floor(place / LETTERS.length)];
  return new Map([...taken].map(([place, name]) => [name, letters(place)]));
}

/**
 * Returns the lines of a shared bundle's source. Throws if two of its exports would have one name.
 */
function exportLines(bundle, exported, wanted, short) {
  const givers = new Map();
  return exported
    .filter(([, home]) => home === bundle)
    .map(([module, , names]) => {
      const used = names.filter((name) => {
        const other = givers.get(name);
        if (!wanted.has(name) || (other && passesOn(name, other, module))) return false;
        if (other) throw new Error(`Rename ${name} of ${module}: ${other} is in the same script.`);
        givers.set(name, module);
        return true;
      });
      const path = JSON.stringify(module);
      const list = used.map((name) => `${name} as ${short.get(name)}`);
      return `import ${path}; export { ${list.join(", ")} } from ${path};`;
    });
}

/** Whether one of two modules re-exports a name from the other. */
function passesOn(name, ...modules) {
  const clause = new RegExp(`export \\{[^}]*\\b${name.replaceAll("$", "\\$")}\\b[^}]*\\} from`);
  return modules.some((module) => clause.test(readFileSync(module, "utf8")));
}

/**
 * Returns an esbuild plugin that imports modules of other shared bundles from there, each through
 * the text that `standIn` returns, if given.
 */
function importShared(bundle, homes, standIn) {
  return {
    name: "import-shared",
    setup(build) {
      build.onResolve({ filter: /./ }, async ({ path, namespace, pluginData, ...rest }) => {
        if (namespace === ELSEWHERE) return { path, external: true };
        if (pluginData === bundle) return undefined;
        const resolved = await build.resolve(path, { ...rest, namespace, pluginData: bundle });
        const home = homes.get(resolved.path);
        if (!SHARED.includes(home) || home === bundle) return resolved;
        if (standIn) return { path: resolved.path, namespace: ELSEWHERE };
        return { path: `./${home}.js`, external: true };
      });
      build.onLoad({ filter: /./, namespace: ELSEWHERE }, ({ path }) => ({
        contents: standIn(path),
      }));
    },
  };
}

/**
 * Returns a function that returns a module which passes on what a shared bundle exports of another.
 *
 * esbuild would import a name once for each module that uses it; through this one, once for all.
 */
function passOn(used, exported, short) {
  const homes = new Map(exported.map(([module, home, names]) => [module, [home, names]]));
  return (module) => {
    const [home, names] = homes.get(module);
    const list = names.filter((name) => used.has(name));
    const items = list.map((name) => `${short.get(name)} as ${name}`);
    return `export { ${items.join(", ")} } from "./${home}.js";`;
  };
}

/** Returns the names that a bundle imports from shared ones. */
function importedNames(text) {
  if (/import\*as \w+ from"\.\/(app|log|forms|keep|road)\.js"/.test(text))
    throw new Error("Import what several scripts share by its name, not with `* as`.");
  const items = [...text.matchAll(IMPORT)].flatMap(([, list = ""]) => list.split(","));
  return new Set(items.filter(Boolean).map((item) => item.split(" ")[0]));
}

/** Joins the imports from each shared bundle into one statement. */
function joinImports(text) {
  const imports = new Map();
  const rest = text.replace(IMPORT, (_, list = "", bundle) => {
    const items = list.split(",").filter(Boolean);
    imports.set(bundle, [...(imports.get(bundle) ?? []), ...items]);
    return "";
  });
  const lines = [...imports].map(([bundle, items]) =>
    items.length > 0
      ? `import{${items.sort(inOrder)}}from"./${bundle}.js";`
      : `import"./${bundle}.js";`,
  );
  return lines.join("") + rest;
}
