/** Reloads the page when a file of it has changed: `make dev`. */
const EVERY = 700; // ms

const script = document.querySelector<HTMLScriptElement>("script[data-version]");
const { version = "", ask = "" } = script?.dataset ?? {};

async function look(): Promise<void> {
  try {
    const response = document.hidden ? undefined : await fetch(ask);
    const latest = response?.ok ? await response.text() : version;
    if (latest !== version) location.reload();
  } catch {
    // The server is restarting, or was stopped.
  }
  setTimeout(() => void look(), EVERY);
}

void look();
