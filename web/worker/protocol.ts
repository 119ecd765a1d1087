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
  | "full";

/** From a page to a worker. */
export type Request =
  /** Asks how much of a language is saved; answered by "status". */
  | { type: "status"; language: string }
  /** Asks to save or repair a language; answered by "progress", then "status" or "failed". */
  | { type: "save"; language: string }
  /** The language that the person chose: it opens at `/` when there is no network. */
  | { type: "remember"; language: string }
  /** To the waiting worker, on the person's click: take over now. */
  | { type: "activate" };

/** From a worker to pages. */
export type Report =
  /** Files saved so far. From an installing worker to all pages, else to the page that asked. */
  | { type: "progress"; release: string; saved: number; total: number }
  /** How many of a language's files the live release holds, and which languages it holds whole. */
  | {
      type: "status";
      release: string;
      language: string;
      saved: number;
      total: number;
      languages: string[];
    }
  /** Saving ended without success. What was saved stays, and is not fetched again. */
  | { type: "failed"; release: string; code: ProblemCode };
