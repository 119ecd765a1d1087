/** The sheets on which SIMs and rules are typed: loaded when one of them is opened. */
import "./phone-check.ts";

export { RuleSheetElement } from "./rule-sheet.ts";
export { SimSheetElement } from "./sim-sheet.ts";
