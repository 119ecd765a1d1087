/** Checks whether a catalog was saved, and reloads the page then. */
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
    // The preview was stopped, and may start again.
  }
  watchCatalog(panel);
}

async function ask(api: string): Promise<State> {
  const response = await fetch(`${api}state`);
  return (await response.json()) as State;
}

/** The version for which a message was shown, so that it is shown only once. */
let waiting = "";

/** Reloads the page, unless that would lose text typed in the panel. */
function take({ version, problem }: State, panel: Panel): void {
  panel.tellBroken(problem);
  if (version === panel.version) return;
  if (!panel.isTyping) location.reload();
  else if (version !== waiting) panel.tellWaiting();
  waiting = version;
}
