/** A slip as plain text for messengers: one line for each fact, with its label. */
import { message } from "../kit/messages.ts";

/** Return the text of the visible lines of a slip. */
export function slipText(slip: HTMLElement): string {
  const lines: string[] = [];
  for (const each of slip.querySelectorAll<HTMLElement>("[data-shared]")) {
    // it is hidden; Safari 16.4 has no checkVisibility
    if (each.getClientRects().length === 0) continue;
    const label = each.querySelector("dt");
    const value = words(each.querySelector("dd") ?? each);
    if (value) {
      lines.push(label ? message("slip.line", { label: words(label), value }) : value);
    }
  }
  return lines.join("\n");
}

/** Return an element's text without buttons and with single spaces. */
function words(element: HTMLElement): string {
  const copy = element.cloneNode(true) as HTMLElement;
  for (const button of copy.querySelectorAll("button, .visually-hidden")) button.remove();
  const isVerse = element.matches(".slip__notes");
  const text = copy.textContent ?? "";
  return isVerse ? text.trim() : text.replace(/[^\S\u00a0]+/g, " ").trim();
}
