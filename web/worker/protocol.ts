/** What pages and worker say to each other. Types only: both sides import this file. */

/** Why something could not be saved. The page has the words for each. */
export type ProblemCode =
  /** The server can't be reached, or the connection broke off. */
  | "network"
  /** A file did not arrive before its deadline. */
  | "slow"
  /** What arrived is not what the release lists: a sign-in page, a rewriting proxy. */
  | "foreign"
  /** The server has a newer release by now. */
  | "changed"
  /** The browser has no more room for us. */
  | "full"
  /** A person called it off. */
  | "cancelled"
  /** This release waits for a person's consent; see consent.ts. */
  | "unasked";

/** How much of some files is saved. `bytes` is the size of all of them on the phone. */
export type Share = { saved: number; total: number; bytes: number };

export type Decision =
  /** The language that was chosen: it opens at `/` when there is no network. */
  | { name: "language"; value: string }
  /** Whether new releases wait for consent. */
  | { name: "ask"; value: boolean }
  /** The release whose download was agreed to. */
  | { name: "consent"; value: string };

/** From a page to a worker, which answers on the port that came along, else to the page at large. */
export type Request =
  /**
   * Asks to save or repair a language; answered by "progress", then "described" or "failed". `keep`:
   * a person asked for it, so that each update brings it along.
   */
  | { type: "save"; language: string; keep?: boolean }
  /** Asks for a further section, or for all; answered as "save" is. */
  | { type: "save-sections"; section?: string }
  /** Ends the saving of a language; what has arrived stays. */
  | { type: "cancel"; language: string }
  /** Deletes the pages of a language; answered by "described". */
  | { type: "remove"; language: string }
  /** Asks what there is, as the cache itself tells; answered by "described". */
  | { type: "describe" }
  /**
   * Asks to hash everything saved, and what belongs to this language, and to fetch anew what is
   * damaged; answered by "progress", then "checked".
   */
  | { type: "check"; language: string }
  /** Something that a person decided, for the worker to know; answered by "noted". */
  | ({ type: "note" } & Decision)
  /** To the waiting worker, on the person's click: take over now. */
  | { type: "activate" };

/** From a worker to pages. */
export type Report =
  /** Files saved so far. From an installing worker to all pages, else to the page that asked. */
  | { type: "progress"; saved: number; total: number }
  /**
   * The live release: what all languages share, each language's pages, and when all that was saved
   * was last hashed (milliseconds since 1970).
   */
  | {
      type: "described";
      release: string;
      verifiedAt: number | undefined;
      /** Whether new releases wait for consent. */
      asks: boolean | undefined;
      /** The further sections, in the languages that are saved. Early workers know of none. */
      sections?: Record<string, Share>;
      shared: Share;
      languages: Record<string, Share>;
    }
  /** `code` says why not all that was damaged or missing could be repaired. */
  | {
      type: "checked";
      checked: number;
      damaged: number;
      repaired: number;
      code: ProblemCode | null;
    }
  /** A new release waits for consent; at most so many bytes would be downloaded. */
  | { type: "held"; release: string; bytes: number }
  | { type: "noted" }
  /** Saving ended without success. What was saved stays, and is not fetched again. */
  | { type: "failed"; release: string; code: ProblemCode };

/** What another app shared, as the worker keeps it for the receipt form. */
export type Shared = {
  id: string;
  /** When: UTC, ISO 8601 with milliseconds. */
  at: string;
  title: string;
  text: string;
  url: string;
  /** Bytes, since WebKit loses Blobs. */
  files: { name: string; type: string; bytes: ArrayBuffer }[];
};
