// Builds the index of a release as a phone does, and asks it: `node run.mjs < asked.json`.
// What is asked: {"en": {"pages": {address: html}, "places": […], "kinds": {…}, "aliases": […],
// "signs": pairs of signs that are the same, "queries": […]}, …}, and `file`, the directory. The
// answer: {"en": [[place, …], …], …}.
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const path = (name) => fileURLToPath(new URL(`../../web/${name}`, import.meta.url));
const NAMES = {
  "domain/folding": "foldAlso",
  "search/finding": "Index",
  "search/guide-places": "guidePlaces",
  "search/operator-places": "operatorPlaces",
  "operators/country-names": "countryNamer",
};
const contents = Object.entries(NAMES)
  .map(([file, name]) => `export { ${name} } from ${JSON.stringify(path(`${file}.ts`))};`)
  .join("\n");
const stdin = { contents, resolveDir: path("."), loader: "ts" };
const built = await esbuild.build({ stdin, bundle: true, format: "esm", write: false });
const code = Buffer.from(built.outputFiles[0].text).toString("base64");
const found = await import(`data:text/javascript;base64,${code}`);

let text = "";
for await (const chunk of process.stdin) text += chunk;
const { file, languages } = JSON.parse(text);
const answers = {};
for (const [language, { pages, places, kinds, aliases, signs, queries }] of Object.entries(
  languages,
)) {
  for (const pair of signs) found.foldAlso(pair);
  const naming = {
    country: found.countryNamer(language),
    kind: (kind) => kinds[kind],
    address: (country) => country,
    language: language.split("-")[0],
  };
  const guide = Object.entries(pages).flatMap(([at, html]) => found.guidePlaces(html, at));
  const all = [...places, ...guide, ...found.operatorPlaces(file, naming)];
  const index = new found.Index(all, language, aliases);
  answers[language] = queries.map((query) => index.find(query));
}
process.stdout.write(JSON.stringify(answers));
