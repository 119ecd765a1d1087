/**
 * Script of a page of the gallery: writes sample data, runs the page's own script, then the steps
 * to the state.
 */
import { isolateStorage } from "./isolated-storage.ts";
import { writeSamples } from "./samples.ts";
import { play, type Step } from "./steps.ts";

const script = document.querySelector<HTMLScriptElement>("script[data-play]");
const { play: steps = "[]", log = "none", own = "" } = script?.dataset ?? {};

isolateStorage();
try {
  await writeSamples(log);
  if (own) await import(own);
  for (const step of JSON.parse(steps) as Step[]) await play(step);
} finally {
  document.documentElement.dataset["gallery"] = "shown";
}
