/** <offline-status>: shows the progress of saving, that it is done, or why it failed. */
import { message, writeNumber } from "../kit/messages.ts";
import type { OfflineState } from "./state.ts";

class OfflineStatusElement extends HTMLElement {
  #failure: string | null = null;

  connectedCallback(): void {
    document.addEventListener("offline-changed", this.#show);
    this.#part("retry").addEventListener("click", this.#retry);
    this.#part("dismiss").addEventListener("click", () => {
      noteDismissed(this.#failure ?? "");
      this.#dismiss();
    });
  }

  disconnectedCallback(): void {
    document.removeEventListener("offline-changed", this.#show);
  }

  #show = ({ detail: state }: CustomEvent<OfflineState>): void => {
    if (state.name === "ready" && !state.witnessed) {
      this.#dismiss();
      return;
    }
    this.#failure = state.name === "failed" ? state.code : null;
    if (this.#failure && this.#failure === readDismissed()) return;
    if (state.name === "saving") this.#showProgress(state.saved, state.total);
    // Screen readers read the result, not each file.
    const outcome = outcomeOf(state);
    if (this.#part("outcome").textContent !== outcome) this.#part("outcome").textContent = outcome;
    this.#part("progress").hidden = state.name !== "saving";
    this.#part("retry").hidden = state.name === "saving" || state.name === "ready";
    this.#part("dismiss").hidden = state.name === "saving";
    this.toggleAttribute("data-shown", true);
  };

  #showProgress(saved: number, total: number): void {
    this.#part("count").textContent = total
      ? message("offline.saving", { saved: writeNumber(saved), total: writeNumber(total) })
      : message("offline.begun");
    const bar = this.querySelector("progress");
    if (bar) Object.assign(bar, { max: total || 1, value: saved });
  }

  #retry = (): void => {
    noteDismissed("");
    this.#part("outcome").textContent = ""; // a repeated result is read out again
    document.dispatchEvent(new CustomEvent("offline-retried", { detail: null }));
  };

  #dismiss = (): void => {
    this.#part("outcome").textContent = "";
    for (const part of ["progress", "retry", "dismiss"]) this.#part(part).hidden = true;
    this.toggleAttribute("data-shown", false);
  };

  #part(name: string): HTMLElement {
    const part = this.querySelector<HTMLElement>(`[data-part="${name}"]`);
    if (!part) throw new Error(`<offline-status> has no ${name}`);
    return part;
  }
}

/** A failure that the user has closed is not shown again during this visit. */
const DISMISSED = "nobars:dismissed";

function readDismissed(): string | null {
  try {
    return sessionStorage.getItem(DISMISSED);
  } catch {
    return null; // storage is blocked: the failure is shown again
  }
}

function noteDismissed(failure: string): void {
  try {
    sessionStorage.setItem(DISMISSED, failure);
  } catch {
    // Storage is blocked.
  }
}

function outcomeOf(state: OfflineState): string {
  if (state.name === "saving") return "";
  if (state.name !== "failed") return message(`offline.${state.name}`);
  return message("offline.failed", { why: message(`why.${state.code}`) });
}

customElements.define("offline-status", OfflineStatusElement);
