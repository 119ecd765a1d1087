/** <update-offer>: offers to download or activate a new version. */
import { message } from "../kit/messages.ts";
import type { UpdateState } from "./state.ts";
import { writeSize } from "../kit/sizes.ts";

/** The name of the button to show in each state. */
const ANSWERS: Partial<Record<UpdateState["name"], string>> = {
  held: "fetch",
  offered: "accept",
  elsewhere: "accept",
};

class UpdateOfferElement extends HTMLElement {
  #putOff = "";

  connectedCallback(): void {
    document.addEventListener("update-changed", this.#show);
    this.addEventListener("click", this.#answer);
  }

  disconnectedCallback(): void {
    document.removeEventListener("update-changed", this.#show);
  }

  #show = ({ detail: state }: CustomEvent<UpdateState>): void => {
    if (state.name === "failed") return this.#close();
    const values = state.name === "held" ? { size: writeSize(state.bytes) } : {};
    const text = message(`update.${state.name}`, values);
    // Loading the page and its own check can find the same version one after the other.
    if (state.name === "held" && text === this.#putOff) return;
    this.#fill(text, ANSWERS[state.name]);
  };

  #answer = ({ target }: Event): void => {
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.name === "later") {
      this.#putOff = this.querySelector("p")?.textContent ?? "";
      return this.#close();
    }
    const event = target.name === "fetch" ? "update-wanted" : "update-accepted";
    document.dispatchEvent(new CustomEvent(event, { detail: null }));
  };

  #close(): void {
    this.#fill("", undefined);
  }

  #fill(text: string, answer: string | undefined): void {
    const words = this.querySelector("p");
    if (words) words.textContent = text;
    for (const button of this.querySelectorAll("button"))
      button.hidden = !answer || (button.name !== "later" && button.name !== answer);
    this.toggleAttribute("data-shown", Boolean(text));
  }
}

customElements.define("update-offer", UpdateOfferElement);
