/**
 * The words that scripts show. The page brings them, from its language's catalog, in
 * `<template data-messages>`; a script names them by code.
 */
import { fill } from "../domain/placeholders.ts";
import type { MessageCode, PluralCode } from "./message-codes.ts";
import { plurals } from "../../build/plurals.ts";

export type Values = Record<string, string | number>;

/** The message with that code; the code itself, and an error in the console, if there is none. */
export function message(code: MessageCode, values: Values = {}): string {
  return fill(find(code)?.textContent ?? missing(code), values, isolate);
}

/** The element of a message, as a link with its address, to be put into the page. */
export function copyMessage(code: MessageCode): HTMLElement | null {
  const found = find(code);
  return found && (document.importNode(found, true) as HTMLElement);
}

/** The plural form for `n`, which is written as the page's language writes numbers. */
export function plural(code: PluralCode, n: number, values: Values = {}): string {
  const forms = find(code)?.children;
  const form = forms?.[rule()(n)] ?? forms?.[forms.length - 1];
  return fill(form?.textContent ?? missing(code), { n: writeNumber(n), ...values }, isolate);
}

/** One way throughout: the codes, amounts and phone numbers of the guide are written so, too. */
export const DIGITS = { numberingSystem: "latn" } as const;

/** A whole number as the page's language writes it. */
export function writeNumber(n: number): string {
  return n.toLocaleString(pageLanguage(), DIGITS);
}

/** The language of the page, a BCP 47 tag. A browser that translates the page changes `lang`. */
export function pageLanguage(): string {
  const { dataset, lang } = document.documentElement;
  return dataset["tag"] ?? lang;
}

function find(code: string): Element | null {
  for (const template of document.querySelectorAll<HTMLTemplateElement>(
    "template[data-messages]",
  )) {
    const found = template.content.querySelector(`[data-code="${CSS.escape(code)}"]`);
    if (found) return found;
  }
  return null;
}

function missing(code: string): string {
  console.error(`The page has no message ${code}.`);
  return code;
}

/** A language made from another one, as the pseudo-locales are, counts as that one does. */
function rule(): (n: number) => number {
  const [base = ""] = pageLanguage().split("-");
  return plurals[pageLanguage()] ?? plurals[base] ?? (() => 0);
}

const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Texts in a row, without the empty ones. Each keeps its own order beside the others. */
export function joinTexts(...texts: readonly string[]): string {
  return texts.filter(Boolean).map(isolate).join(" · ");
}

const CODES = /[*#][\d*#]*\d[\d*#]*#|\+?\d[\d ()-]{5,}\d/g;

/**
 * What somebody wrote: among words from right to left dial codes and phone numbers keep their order,
 * and stay on one line, where their parts would change places.
 */
export function keepCodes(text: string): string {
  const keep = (code: string) => `\u2066${code.replaceAll(" ", "\u00a0")}\u2069`;
  return RIGHT_TO_LEFT.test(text) ? text.replace(CODES, keep) : text;
}

/** A value set apart where it, or the words around it, may run from right to left. */
function isolate(value: string): string {
  const bare = value.replace(TURNING, "");
  const isMixed = document.documentElement.dir === "rtl" || RIGHT_TO_LEFT.test(bare);
  return isMixed ? `\u2068${bare}\u2069` : bare;
}
