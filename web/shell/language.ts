/** The menu of languages, and the language that was chosen in it, which the worker opens at `/`. */
import { linkToLanguage, readLanguages } from "../kit/languages.ts";

const KEY = "nobars:language";

export function rememberChosenLanguage(): void {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest<HTMLElement>("a[data-language]");
    const tag = link && link.dataset["language"];
    if (!tag) return;
    try {
      localStorage.setItem(KEY, tag);
    } catch {
      // Storage is blocked: the link still works, but `/` doesn't know the choice.
    }
  });
}

/** Fill the menu when it opens. Escape and a tap outside close it. */
export function watchMenu(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.languages");
  menu?.addEventListener("toggle", () => void fillMenu(menu));
  document.addEventListener("click", ({ target }) => {
    if (menu && target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu?.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

/** Replace the link to the page of languages by the languages. If that fails, the link stays. */
async function fillMenu(menu: HTMLDetailsElement): Promise<void> {
  const list = menu.querySelector("nav");
  if (!list || list.querySelector("[data-language]")) return;
  const languages = await readLanguages().catch(() => []);
  if (languages.length === 0) return;
  const links = languages.map((language) => {
    const link = document.createElement("a");
    linkToLanguage(link, language);
    return link;
  });
  list.replaceChildren(...links);
}

/** Return the tag that was chosen last, or null. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
