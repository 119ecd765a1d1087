/** Files of other apps that keep SIMs: the JSON of OmniSIM and of esim-keeper. */
import type { Problem } from "../problem.ts";
import { cleanText } from "../text.ts";
import { readEsimKeeper } from "./esim-keeper.ts";
import { readOmniSim } from "./omnisim.ts";
import type { OtherFile } from "./other-file.ts";

/** Return the contents of a JSON text, or the problem if it is of no known app. */
export function readOtherApp(text: string): OtherFile | { problem: Problem } {
  const parsed = parse(text);
  if (!isObject(parsed)) return { problem: { code: "import.unreadable" } };
  if (Array.isArray(parsed["sims"]) && "backupVersion" in parsed) return readOmniSim(parsed);
  if (Array.isArray(parsed["cards"])) return readEsimKeeper(parsed);
  if ("receipts" in parsed && "version" in parsed) return { problem: { code: "import.backup" } };
  return { problem: { code: "import.other-json" } };
}

/** Return whether text looks like JSON rather than a table. */
export function isJson(text: string): boolean {
  return /^\s*(?:\{|\[\s*[{[\]])/.test(cleanText(text.slice(0, 200)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
