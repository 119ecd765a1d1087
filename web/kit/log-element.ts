/** Base of elements that show a part of the log, and update it when the log or the day changes. */
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

  /** Show the present log. A call while it is being shown causes one more run. */
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
    this.removeAttribute("data-unread"); // the page waited for it to be painted
  }

  /** Add listeners that are removed when the signal aborts. */
  protected abstract listen(signal: AbortSignal): void;

  /** Read the log and fill the element. */
  protected abstract show(): Promise<void>;
}

/**
 * Call `act` when a button with this `data-action` inside `host` is clicked. Its failure is
 * reported.
 */
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
