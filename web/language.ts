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

/** The tag picked last, or null. */
export function chosenLanguage(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
