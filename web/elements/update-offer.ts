/** <update-offer>: a new version is there, to be taken when it suits. */
import { message } from "../messages.ts";
import type { UpdateState } from "../offline/state.ts";

class UpdateOfferElement extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("update-changed", this.#show);
    this.addEventListener("click", this.#answer);
  }

  disconnectedCallback(): void {
    document.removeEventListener("update-changed", this.#show);
  }

  #show = ({ detail: state }: CustomEvent<UpdateState>): void => {
    const text = this.querySelector("p");
    if (text) text.textContent = message(`update.${state}`);
    this.#open(true);
  };

  #answer = ({ target }: Event): void => {
    if (!(target instanceof HTMLButtonElement)) return;
    if (target.name === "accept")
      document.dispatchEvent(new CustomEvent("update-accepted", { detail: null }));
    else this.#close();
  };

  #close(): void {
    const text = this.querySelector("p");
    if (text) text.textContent = "";
    this.#open(false);
  }

  #open(open: boolean): void {
    for (const button of this.querySelectorAll("button")) button.hidden = !open;
    this.toggleAttribute("data-shown", open);
  }
}

customElements.define("update-offer", UpdateOfferElement);
