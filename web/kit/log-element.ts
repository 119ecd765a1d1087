/** An element that shows part of the log, and shows it anew whenever the log or the day changes. */
import { whenLogChanges } from "../store/changes.ts";
import { reportFailure } from "./failures.ts";
import { whenDayChanges } from "./new-day.ts";

export abstract class LogElement extends HTMLElement {
  #life = new AbortController();
  #showing: Promise<void> | null = null;
  #isStale = false;

  connectedCallback(): void {
    this.#life = new AbortController();
    this.listen(this.#life.signal);
    whenLogChanges(() => this.refresh(), this.#life.signal);
    whenDayChanges(() => this.refresh(), this.#life.signal);
    this.refresh();
  }

  disconnectedCallback(): void {
    this.#life.abort();
  }

  /** Show the present log; a call while it is being shown leads to one more. */
  refresh(): void {
    this.#isStale = true;
    this.#showing ??= this.#showUntilFresh().finally(() => {
      this.#showing = null;
    });
  }

  async #showUntilFresh(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      await this.show().catch(reportFailure);
    }
    this.removeAttribute("data-unread"); // and the page, which waited for it, shows
  }

  /** Add the listeners that last until the signal. */
  protected abstract listen(signal: AbortSignal): void;

  /** Read the log and fill the element. */
  protected abstract show(): Promise<void>;
}

/** Call `act` when a button with that `data-action` inside `host` is pressed; its failure is told. */
export function onAction(
  host: HTMLElement,
  name: string,
  act: (button: HTMLElement) => unknown,
  signal?: AbortSignal,
): void {
  const listener = ({ target }: Event) => {
    const button = target instanceof Element && target.closest(`[data-action="${name}"]`);
    if (button instanceof HTMLElement) {
      Promise.resolve()
        .then(() => act(button))
        .catch(reportFailure);
    }
  };
  host.addEventListener("click", listener, signal ? { signal } : {});
}
