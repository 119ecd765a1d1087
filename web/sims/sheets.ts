/** The sheets for SIMs, rules, readings and refunds. Loaded when the first one is opened. */
import "./phone-check.ts";

export { RefundSheetElement } from "../receipts/refund-sheet.ts";
export { ReadingSheetElement } from "./reading-sheet.ts";
export { forgetDraftsOf } from "../store/side-drafts.ts";
export { RuleSheetElement } from "./rule-sheet.ts";
export { SimSheetElement } from "./sim-sheet.ts";
