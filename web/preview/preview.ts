/** Script of every page of the preview; runs before the app's own scripts. */
import { messagesAt } from "./finding.ts";
import { highlight } from "./highlights.ts";
import { removeMarks } from "./marks.ts";
import { Panel } from "./panel.ts";
import "./shown.ts";
import { watchCatalog } from "./watching.ts";

removeMarks(document);
document.documentElement.classList.add("preview-ready");

const panel = new Panel();
let planned = false;

/** Highlight once for all changes until the next frame. */
function highlightSoon(): void {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    panel.stayReachable();
    highlight(panel.shown, panel.states);
  });
}

new MutationObserver((changes) => {
  for (const { type, target, addedNodes } of changes) {
    if (type === "childList") for (const node of addedNodes) removeMarks(node);
    else removeMarks(target);
  }
  if (changes.some(({ attributeName }) => attributeName !== "data-preview")) highlightSoon();
}).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });

document.addEventListener(
  "click",
  (event) => {
    if (event.target === panel.host || !(event.altKey || panel.isEditing)) return;
    const found = messagesAt(event);
    if (!found) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    void panel.show(found);
  },
  { capture: true },
);

panel.onChange = highlightSoon;
highlightSoon();
watchCatalog(panel);
