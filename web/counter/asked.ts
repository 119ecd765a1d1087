/** What is asked for at the counter, kept while it is typed: the app may be killed in the queue. */

export const WANTS = ["credit", "package", "voucher"] as const;
export type Want = (typeof WANTS)[number];

/**
 * `sim` is the id of a SIM, "" for a number that was typed; `country`, `currency` and `language` are
 * codes or "".
 */
export type Asked = {
  sim: string;
  phone: string;
  operator: string;
  country: string;
  /** What an amount without one is in. */
  currency: string;
  amount: string;
  want: Want;
  language: string;
};

const KEY = "nobars:counter";

export const NOTHING: Asked = {
  sim: "",
  phone: "",
  operator: "",
  country: "",
  currency: "",
  amount: "",
  want: "credit",
  language: "",
};

/** Keep it now; where nothing can be kept, the form still holds it. */
export function keepAsked(asked: Asked): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(asked));
  } catch {
    // full or blocked
  }
}

/** What was asked for last; null if nothing was, or it can't be read. */
export function readAsked(): Asked | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept && typeof kept === "object" ? { ...NOTHING, ...kept } : null;
  } catch {
    return null;
  }
}
