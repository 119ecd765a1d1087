/** <theme-choice>: light, dark, or as the phone is set; kept, and applied at once. */
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
      // Storage is blocked: the choice lasts as long as this page.
    }
  };
}

customElements.define("theme-choice", ThemeChoiceElement);
