/**
 * The request at the counter. It is kept while it is typed, because the app may be closed in the
 * queue.
 */

const WANTS = ["credit", "package", "voucher"] as const;
export type Want = (typeof WANTS)[number];

/**
 * `sim` is the id of a SIM, "" for a typed number. `country`, `currency` and `language` are codes
 * or "".
 */
export type Asked = {
  sim: string;
  phone: string;
  operator: string;
  country: string;
  /** The currency of an amount without one. */
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

/** Keep the request. If storage is blocked, only the form has it. */
export function keepAsked(asked: Asked): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(asked));
  } catch {
    // full or blocked
  }
}

/** Return the last request; null if there is none or it can't be read. */
export function readAsked(): Asked | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept && typeof kept === "object" ? { ...NOTHING, ...kept } : null;
  } catch {
    return null;
  }
}
