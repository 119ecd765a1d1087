/** Asks the server whether a catalog was saved, and shows what it says now. */
import type { Panel } from "./panel.ts";

const EVERY = 250; // ms

type State = { version: string; problem: string | null };

export function watchCatalog(panel: Panel): void {
  setTimeout(() => void look(panel), EVERY);
}

async function look(panel: Panel): Promise<void> {
  try {
    if (!document.hidden) take(await ask(panel.api), panel);
  } catch {
    // The preview was stopped; it may start again.
  }
  watchCatalog(panel);
}

async function ask(api: string): Promise<State> {
  const response = await fetch(`${api}state`);
  return (await response.json()) as State;
}

/** The version that waits for what is typed: it is told once, so that other words can be read. */
let waiting = "";

/** A page is loaded anew; what is typed in the panel is not lost for it. */
function take({ version, problem }: State, panel: Panel): void {
  panel.tellBroken(problem);
  if (version === panel.version) return;
  if (!panel.isTyping) location.reload();
  else if (version !== waiting) panel.tellWaiting();
  waiting = version;
}
