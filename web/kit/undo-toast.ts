/** <undo-toast>: says what was done, and offers to undo it. */
import { message } from "./messages.ts";
import type { Step } from "../store/steps.ts";
import { putAwayLastStep, readLastStep, undo } from "../store/undo.ts";
import { LogElement, onAction } from "./log-element.ts";
import { find, slot } from "./parts.ts";
import { describeStep } from "./step-words.ts";

const DONE_SHOWN = 6_000; // in ms: there is nothing more to decide
const OFFERED = 60_000; // in ms, after the step

export class UndoToastElement extends LogElement {
  #act: (() => unknown) | null = null;
  #shownStep = "";

  /** Offer to undo something that is not stored in the log yet. */
  static offer(text: string, act: () => unknown): void {
    find(document, "undo-toast", UndoToastElement).#offer(text, act);
  }

  protected override listen(signal: AbortSignal): void {
    onAction(this, "undo", () => this.#takeBack(), signal);
    onAction(this, "close", () => this.#close(), signal);
  }

  /**
   * Offers to undo the last step, also on other pages: deleting a receipt leads to another page.
   */
  protected override async show(): Promise<void> {
    if (!this.hasAttribute("data-last-step")) return;
    const step = await readLastStep();
    if (step && step.at === this.#shownStep) return;
    const left = step && belongsHere(step) ? timeLeft(step) : 0;
    if (step && left > 0) this.#offerStep(step, describeStep(step), left);
    else if (this.#act === undo) this.#hide();
  }

  #offerStep(step: Step, text: string, time: number): void {
    this.#shownStep = step.at;
    this.#offer(text, undo);
    setTimeout(() => this.#expire(step.at), time);
  }

  #expire(step: string): void {
    if (this.#act !== undo || this.#shownStep !== step) return;
    // Don't hide it while it has the pointer or the focus.
    if (this.matches(":focus-within, :hover")) setTimeout(() => this.#expire(step), DONE_SHOWN);
    else this.#hide();
  }

  #offer(text: string, act: () => unknown): void {
    this.#act = act;
    this.#button.hidden = false;
    this.#toast.hidden = false;
    slot(this, "text").textContent = text;
  }

  async #takeBack(): Promise<void> {
    const act = this.#act;
    this.#act = null;
    await act?.();
    const before = act === undo ? await readLastStep() : undefined;
    if (before && belongsHere(before)) {
      const step = describeStep(before);
      this.#offerStep(before, message("step.undone-before", { step }), OFFERED);
      return;
    }
    slot(this, "text").textContent = message("step.undone");
    find(this, "[data-action=close]", HTMLButtonElement).focus();
    this.#button.hidden = true;
    setTimeout(() => this.#act ?? this.#hide(), DONE_SHOWN);
  }

  /** Hides it once that is stored, so that a page opened at once doesn't offer it again. */
  async #close(): Promise<void> {
    try {
      if (this.#act === undo) await putAwayLastStep();
    } finally {
      this.#hide();
    }
  }

  #hide(): void {
    this.#act = null;
    this.#toast.hidden = true;
  }

  get #toast(): HTMLElement {
    return find(this, ".toast", HTMLElement);
  }

  get #button(): HTMLElement {
    return find(this, "[data-action=undo]", HTMLElement);
  }
}

function timeLeft({ at, isPutAway }: Step): number {
  return isPutAway ? 0 : OFFERED - Math.abs(Date.now() - Date.parse(at));
}

/** Whether a step is about the receipt or SIM of this page, if the page is about one. */
function belongsHere({ changes, about }: Step): boolean {
  const id = new URLSearchParams(location.search).get("id");
  return !id || about === id || changes.some((change) => change.id === id);
}

customElements.define("undo-toast", UndoToastElement);
