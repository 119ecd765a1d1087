/**
 * What is typed or chosen for SIMs: sheets, and photos of the card. Loaded after the page is shown,
 * or when the first sheet is opened.
 */
import "./phone-check.ts";

export { RefundSheetElement } from "../receipts/refund-sheet.ts";
export { ReadingSheetElement } from "./reading-sheet.ts";
export { forgetDraftsOf } from "../store/side-drafts.ts";
export { showCard } from "./sim-card.ts";
export { RuleSheetElement } from "./rule-sheet.ts";
export { SimSheetElement } from "./sim-sheet.ts";
