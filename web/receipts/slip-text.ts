/** A slip as text that any messenger shows: a line for each thing, with its label before it. */
import { message } from "../kit/messages.ts";

/** The text of what a slip shows; what is hidden is left out. */
export function slipText(slip: HTMLElement): string {
  const lines: string[] = [];
  for (const each of slip.querySelectorAll<HTMLElement>("[data-shared]")) {
    if (each.getClientRects().length === 0) continue; // hidden; Safari 16.4 has no checkVisibility
    const label = each.querySelector("dt");
    const value = words(each.querySelector("dd") ?? each);
    if (value) {
      lines.push(label ? message("slip.line", { label: words(label), value }) : value);
    }
  }
  return lines.join("\n");
}

/** The text without what only a page has: buttons, and more than one space. */
function words(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const button of copy.querySelectorAll("button, .visually-hidden")) button.remove();
  const isVerse = element.matches(".slip__notes");
  const text = copy.textContent ?? "";
  return isVerse ? text.trim() : text.replace(/[^\S\u00a0]+/g, " ").trim();
}
