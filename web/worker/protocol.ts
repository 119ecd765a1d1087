/** The messages between pages and worker. Types only: both sides import this file. */

/** The reason why something could not be saved. The page has the words for each. */
export type ProblemCode =
  /** The server can't be reached, or the connection was lost. */
  | "network"
  /** A file did not arrive before its deadline. */
  | "slow"
  /** What arrived is not what the release lists: a sign-in page, a rewriting proxy. */
  | "foreign"
  /** The server has a newer release by now. */
  | "changed"
  /** The browser has no more space for us. */
  | "full"
  /** The worker gave no answer. Pages find this; no worker reports it. */
  | "silent"
  /** A person cancelled it. */
  | "cancelled"
  /** This release waits for a person's consent; see consent.ts. */
  | "unasked";

/** How many of some files are saved. `bytes` is the size of all of them on the phone. */
export type Share = { saved: number; total: number; bytes: number };

export type Decision =
  /** The chosen language, which opens at `/` without a network. */
  | { name: "language"; value: string }
  /** Whether new releases wait for consent. */
  | { name: "ask"; value: boolean }
  /** The release whose download the person has agreed to. */
  | { name: "consent"; value: string };

/** From a page to a worker. The worker answers on the port of the message, else to the page. */
export type Request =
  /**
   * Save or repair a language; answered by "progress", then "described" or "failed". `keep`: a
   * person asked for it, so that each update includes it.
   */
  | { type: "save"; language: string; keep?: boolean }
  /** Save one further section, all one by one, or "all" as one; answered like "save". */
  | { type: "save-sections"; section?: string }
  /** Cancel the saving of a language. Files that have arrived stay. */
  | { type: "cancel"; language: string }
  /** Delete the pages of a language; answered by "described". */
  | { type: "remove"; language: string }
  /** Ask what is saved in the caches; answered by "described". */
  | { type: "describe" }
  /**
   * Hash all saved files and those of this language, and fetch damaged ones again; answered by
   * "progress", then "checked".
   */
  | { type: "check"; language: string }
  /** A decision of a person for the worker; answered by "noted". */
  | ({ type: "note" } & Decision)
  /** To the waiting worker, after a click: take over now. */
  | { type: "activate" };

/** From a worker to pages. */
export type Report =
  /** Files saved so far. From an installing worker to all pages, else to the page that asked. */
  | { type: "progress"; saved: number; total: number }
  /**
   * The live release: the shared files, the pages of each language, and when all saved files were
   * last hashed (milliseconds since 1970).
   */
  | {
      type: "described";
      release: string;
      verifiedAt: number | undefined;
      /** Whether new releases wait for consent. */
      asks: boolean | undefined;
      /** The further sections, in the saved languages. Missing in reports of early workers. */
      sections?: Record<string, Share>;
      shared: Share;
      languages: Record<string, Share>;
    }
  /** `code` says why some damaged or missing files could not be repaired. */
  | {
      type: "checked";
      checked: number;
      damaged: number;
      repaired: number;
      code: ProblemCode | null;
    }
  /** A new release waits for consent; at most `bytes` bytes would be downloaded. */
  | { type: "held"; release: string; bytes: number }
  | { type: "noted" }
  /** Saving has failed. Saved files stay, and are not fetched again. */
  | { type: "failed"; release: string; code: ProblemCode };

/** What another app shared, as the worker stores it for the receipt form. */
export type Shared = {
  id: string;
  /** The time, in UTC: ISO 8601 with milliseconds. */
  at: string;
  title: string;
  text: string;
  url: string;
  /** Bytes, because WebKit loses Blobs. */
  files: { name: string; type: string; bytes: ArrayBuffer }[];
};
