/** <update-choice>: whether new versions are downloaded without asking. The worker stores it. */
import { converse, describePacks, liveWorker } from "../offline/packs.ts";

type Network = { connection?: { saveData?: boolean } };

class UpdateChoiceElement extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("offline-changed", this.#refresh);
    this.addEventListener("change", () => void this.#keep());
    const hint = this.querySelector<HTMLElement>('[data-part="saver"]');
    if (hint) hint.hidden = !(navigator as Network).connection?.saveData;
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
    const box = this.querySelector("input");
    if (!box) throw new Error("<update-choice> has no checkbox");
    return box;
  }
}

customElements.define("update-choice", UpdateChoiceElement);
