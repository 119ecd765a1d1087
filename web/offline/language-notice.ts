/**
 * <language-notice>: says, in the present language, that the chosen language can't be opened now.
 */
import { message } from "../kit/messages.ts";

class LanguageNoticeElement extends HTMLElement {
  connectedCallback(): void {
    document.addEventListener("language-missed", this.#show);
    this.addEventListener("click", this.#close);
  }

  disconnectedCallback(): void {
    document.removeEventListener("language-missed", this.#show);
  }

  #show = ({ detail }: CustomEvent<{ name: string }>): void => {
    this.#fill(message("language.missed", { language: detail.name }));
  };

  #close = ({ target }: Event): void => {
    if (target instanceof HTMLButtonElement) this.#fill("");
  };

  #fill(text: string): void {
    const [words, close] = [this.querySelector("p"), this.querySelector("button")];
    if (words) words.textContent = text;
    if (close) close.hidden = !text;
    this.toggleAttribute("data-shown", Boolean(text));
  }
}

customElements.define("language-notice", LanguageNoticeElement);
