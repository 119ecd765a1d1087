/**
 * Places the panel beside the page on wide screens, else in the half of the screen without the
 * clicked text.
 */
const BESIDE = matchMedia("(min-width: 60rem)"); // as in panel.css and page.css

/** Leave room for an open panel in the page. */
export function makeRoom(panel: HTMLElement, isOpen: boolean): void {
  panel.toggleAttribute("data-open", isOpen);
  document.documentElement.classList.toggle("preview-open", isOpen);
}

/** Place the panel so that it doesn't cover a text, and scroll the text into view. */
export function placeApart(panel: HTMLElement, clicked: DOMRect): void {
  const middle = (clicked.top + clicked.bottom) / 2;
  const isAbove = middle > innerHeight / 2;
  panel.toggleAttribute("data-above", isAbove && !BESIDE.matches);
  const box = panel.getBoundingClientRect();
  if (BESIDE.matches || box.height === 0) return;
  const over = isAbove ? clicked.top - box.bottom : clicked.bottom - box.top;
  if (isAbove ? over < 0 : over > 0) scrollBy({ top: over, behavior: "instant" });
}
