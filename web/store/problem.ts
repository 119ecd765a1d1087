/** What can go wrong with the storage of this browser, as a code that the page has words for. */
export type StorageCode =
  | "storage.full"
  | "storage.blocked"
  | "storage.outdated"
  | "storage.newer"
  | "storage.broken"
  | "storage.vanished"
  | "storage.lost"
  | "storage.slow"
  | "storage.denied";

/** Thrown by everything in `store/`; the cause is the browser's own error. */
export class StorageProblem extends Error {
  override readonly name = "StorageProblem";
  readonly code: StorageCode;

  constructor(code: StorageCode, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

const CODES: Record<string, StorageCode> = {
  QuotaExceededError: "storage.full",
  VersionError: "storage.newer",
  SecurityError: "storage.denied",
  InvalidAccessError: "storage.denied",
  ReferenceError: "storage.denied", // no indexedDB at all
};

/** The problem behind an error of IndexedDB. Errors that are not the storage's stay themselves. */
export function asStorageProblem(error: unknown): unknown {
  if (error instanceof StorageProblem) return error;
  if (error instanceof DOMException || error instanceof ReferenceError) {
    return new StorageProblem(CODES[error.name] ?? "storage.lost", error);
  }
  return error;
}

/** The problem behind an error of opening the database: there, nothing has been lost on the way. */
export function asOpeningProblem(error: unknown): unknown {
  const problem = asStorageProblem(error);
  if (!(problem instanceof StorageProblem) || problem.code !== "storage.lost") return problem;
  return new StorageProblem("storage.broken", error);
}

/** What a lost connection throws; the last is of requests under way. */
const LOST = ["InvalidStateError", "UnknownError", "AbortError"];

/** Whether the connection was lost, as iOS does to an app in the background: reopening helps. */
export function isLostConnection(error: unknown): boolean {
  return error instanceof DOMException && LOST.includes(error.name);
}
