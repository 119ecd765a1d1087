/** <theme-choice>: light, dark, or the phone's theme. The choice is stored and applied at once. */
const KEY = "nobars:theme";

class ThemeChoiceElement extends HTMLElement {
  connectedCallback(): void {
    const chosen = document.documentElement.dataset["theme"] ?? "";
    for (const radio of this.querySelectorAll("input")) radio.checked = radio.value === chosen;
    this.addEventListener("change", this.#apply);
  }

  #apply = ({ target }: Event): void => {
    if (!(target instanceof HTMLInputElement)) return;
    if (target.value) document.documentElement.dataset["theme"] = target.value;
    else delete document.documentElement.dataset["theme"];
    try {
      localStorage.setItem(KEY, target.value);
    } catch {
      // Storage is blocked: the choice is lost when the page is left.
    }
  };
}

customElements.define("theme-choice", ThemeChoiceElement);
