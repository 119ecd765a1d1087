// Unpacks a data file of the directory as a phone does: `node unpack.mjs < file.json`.
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const entry = fileURLToPath(new URL("../../web/operators/unpack.ts", import.meta.url));
const options = { bundle: true, format: "esm", write: false };
const built = await esbuild.build({ entryPoints: [entry], ...options });
const code = Buffer.from(built.outputFiles[0].text).toString("base64");
const { unpack } = await import(`data:text/javascript;base64,${code}`);

let text = "";
for await (const chunk of process.stdin) text += chunk;
process.stdout.write(JSON.stringify(unpack(JSON.parse(text))));
