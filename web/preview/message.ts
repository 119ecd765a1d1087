/** The answers of the preview's server about a message: server/translate/preview/answers.py. */

export type Message = {
  index: number;
  state: string;
  source: string[];
  context: string;
  comments: string[];
  places: string[];
  catalog: string;
  strings: string[];
  editable: boolean;
  problem: string;
} & Partial<Help>;

/** What helps to translate a message: server/translate/preview/help.py. */
export type Help = {
  previous: string;
  difference: { kind: "same" | "gone" | "come"; text: string }[];
  terms: { english: string; own: string; note: string }[];
  /** For each plural form, examples of its numbers. */
  numbers: string[];
  others: { tag: string; name: string; direction: string; words: string }[];
  similar: { source: string; words: string }[];
};

export type Finding = {
  rule: string;
  severity: string;
  form: number;
  problem: string;
  remedy: string;
  /** What can be done besides correcting it. "drop" is for an acceptance without an effect. */
  can: "" | "accept" | "withdraw" | "drop";
  /** The rule that is or would be accepted. */
  about: string;
  /** Why it was accepted. */
  reason: string;
};
export type Edit = {
  before: readonly string[];
  strings: readonly string[];
  fuzzy: boolean;
  accept: Record<string, string>;
  withdraw: readonly string[];
};
export type Place = { title: string; url: string };
