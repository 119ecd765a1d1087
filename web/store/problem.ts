/** The problems of the browser's storage. The page has words for each code. */
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

/** Thrown by all functions of `store/`. `cause` is the browser's own error. */
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

/** Return the StorageProblem for an error of IndexedDB; other errors are returned unchanged. */
export function asStorageProblem(error: unknown): unknown {
  if (error instanceof StorageProblem) return error;
  if (error instanceof DOMException || error instanceof ReferenceError) {
    return new StorageProblem(CODES[error.name] ?? "storage.lost", error);
  }
  return error;
}

/**
 * Return the StorageProblem for an error of opening the database. A connection can't be lost there.
 */
export function asOpeningProblem(error: unknown): unknown {
  const problem = asStorageProblem(error);
  if (!(problem instanceof StorageProblem) || problem.code !== "storage.lost") return problem;
  return new StorageProblem("storage.broken", error);
}

/** The errors of a lost connection; AbortError is that of pending requests. */
const LOST = ["InvalidStateError", "UnknownError", "AbortError"];

/**
 * Return whether the connection was lost, so that reopening helps: iOS closes it for apps in the
 * background.
 */
export function isLostConnection(error: unknown): boolean {
  return error instanceof DOMException && LOST.includes(error.name);
}
