/** <update-choice>: whether new versions are downloaded without asking. The worker stores it. */
import { savesData } from "../kit/data-saver.ts";
import { find } from "../kit/parts.ts";
import { converse, describePacks, liveWorker } from "../offline/packs.ts";

class UpdateChoiceElement extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("offline-changed", this.#refresh);
    this.addEventListener("change", () => void this.#keep());
    const hint = this.querySelector<HTMLElement>('[data-part="saver"]');
    if (hint) hint.hidden = !savesData();
    this.#refresh();
  }

  disconnectedCallback(): void {
    document.removeEventListener("offline-changed", this.#refresh);
  }

  /** Shows the stored choice; hidden while no worker can store it. */
  #refresh = (): void => void this.#show();

  async #show(): Promise<void> {
    const described = await describePacks();
    this.hidden = !described;
    if (described) this.#box.checked = Boolean(described.asks);
  }

  async #keep(): Promise<void> {
    const worker = await liveWorker();
    if (worker) await converse(worker, { type: "note", name: "ask", value: this.#box.checked });
    await this.#show();
  }

  get #box(): HTMLInputElement {
    return find(this, "input", HTMLInputElement);
  }
}

customElements.define("update-choice", UpdateChoiceElement);
