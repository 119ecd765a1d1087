import type { Marks } from "../money.ts";

export const ENGLISH: Marks = { decimal: ".", group: "," };
export const GERMAN: Marks = { decimal: ",", group: "." };
export const FRENCH: Marks = { decimal: ",", group: "\u202f" };
const PORTUGUESE: Marks = { decimal: ",", group: "\u00a0" };
export const SWISS: Marks = { decimal: ".", group: "’" };
export const ARABIC: Marks = { decimal: "٫", group: "٬" };

/** The marks of each group of languages. */
export const ALL_MARKS = [ENGLISH, GERMAN, FRENCH, PORTUGUESE, SWISS, ARABIC];

/** Marks that a browser may report, but that none of our languages has. */
export const ODD_MARKS: Marks[] = [
  { decimal: "·", group: " " },
  { decimal: ",", group: "" },
];
