/** Remembers the language that was picked in a menu; the worker opens `/` in it. */
const KEY = "nobars:language";

export function rememberChosenLanguage(): void {
  document.addEventListener("click", ({ target }) => {
    const link = target instanceof Element && target.closest<HTMLElement>("a[data-language]");
    const tag = link && link.dataset["language"];
    if (!tag) return;
    try {
      localStorage.setItem(KEY, tag);
    } catch {
      // Storage is blocked: the link still leads there, only `/` won't know.
    }
  });
}

/** The menu closes by Escape, and by a tap beside it, as menus do. */
export function closeMenuFromOutside(): void {
  const menu = document.querySelector<HTMLDetailsElement>("details.languages");
  document.addEventListener("click", ({ target }) => {
    if (menu && target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  menu?.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary")?.focus();
  });
}

/** The tag picked last, or null. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
