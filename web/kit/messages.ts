/**
 * The words that scripts show. The page has them, from the catalog of its language, in `<template
 * data-messages>`; scripts refer to them by code.
 */
import { fill } from "../domain/placeholders.ts";
import type { MessageCode, PluralCode } from "./message-codes.ts";
import { plurals } from "../../build/plurals.ts";

export type Values = Record<string, string | number>;

/** Return the message of a code. If there is none, logs an error and returns the code. */
export function message(code: MessageCode, values: Values = {}): string {
  return fill(find(code)?.textContent ?? missing(code), values, isolate);
}

/** Return a copy of a message's element, for example a link with its address. */
export function copyMessage(code: MessageCode): HTMLElement | null {
  const found = find(code);
  return found && (document.importNode(found, true) as HTMLElement);
}

/** Return the plural form for `n`; `n` is written as the page's language writes numbers. */
export function plural(code: PluralCode, n: number, values: Values = {}): string {
  const forms = find(code)?.children;
  const form = forms?.[rule()(n)] ?? forms?.[forms.length - 1];
  return fill(form?.textContent ?? missing(code), { n: writeNumber(n), ...values }, isolate);
}

/**
 * One set of digits everywhere: the guide also writes codes, amounts and phone numbers with them.
 */
export const DIGITS = { numberingSystem: "latn" } as const;

/** Return a whole number as the page's language writes it. */
export function writeNumber(n: number): string {
  return n.toLocaleString(pageLanguage(), DIGITS);
}

/**
 * Return the page's language, a BCP 47 tag. Not from `lang`, which a browser that translates the
 * page changes.
 */
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

/** Pseudo-locales have the plural rule of the language they are made from. */
function rule(): (n: number) => number {
  const [base = ""] = pageLanguage().split("-");
  return plurals[pageLanguage()] ?? plurals[base] ?? (() => 0);
}

const TURNING = /[\u202a-\u202e\u2066-\u2069]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;

/** Return texts joined with " · ", without the empty ones. Each keeps its own direction. */
export function joinTexts(...texts: readonly string[]): string {
  return texts.filter(Boolean).map(isolate).join(" · ");
}

const CODES = /[*#][\d*#]*\d[\d*#]*#|\+?\d[\d ()-]{5,}\d/g;

/**
 * Return user text in which dial codes and phone numbers keep their order among right-to-left
 * words. They also stay on one line, because a line break would exchange their parts.
 */
export function keepCodes(text: string): string {
  const keep = (code: string) => `\u2066${code.replaceAll(" ", "\u00a0")}\u2069`;
  return RIGHT_TO_LEFT.test(text) ? text.replace(CODES, keep) : text;
}

/** Isolates a value if it or the page may run from right to left. */
function isolate(value: string): string {
  const bare = value.replace(TURNING, "");
  const isMixed = document.documentElement.dir === "rtl" || RIGHT_TO_LEFT.test(bare);
  return isMixed ? `\u2068${bare}\u2069` : bare;
}
