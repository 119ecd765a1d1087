/** The sheets on which SIMs, rules and readings are typed: loaded when one of them is opened. */
import "./phone-check.ts";

export { ReadingSheetElement } from "./reading-sheet.ts";
export { RuleSheetElement } from "./rule-sheet.ts";
export { SimSheetElement } from "./sim-sheet.ts";
