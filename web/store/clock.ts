/** Where time and chance come in: the domain has neither. */
import { uuidv7 } from "../domain/identifier.ts";

let latest: string | undefined;

/** A new id; ids of one tab sort in the order they were made. */
export function newId(): string {
  latest = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)), latest);
  return latest;
}

/** The moment for `updatedAt`, later than `previous` even where the clock was set back. */
export function stampAfter(previous = ""): string {
  const now = new Date().toISOString();
  if (now > previous) return now;
  return new Date(Date.parse(previous) + 1).toISOString();
}
