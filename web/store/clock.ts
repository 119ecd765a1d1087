/** The time and random ids, which the domain gets as arguments. */
import { uuidv7 } from "../domain/identifier.ts";

let latest: string | undefined;

/** Return a new id. The ids of one tab sort in the order of creation. */
export function newId(): string {
  latest = uuidv7(Date.now(), crypto.getRandomValues(new Uint8Array(10)), latest);
  return latest;
}

/** Return a timestamp for `updatedAt`, later than `previous` even if the clock was set back. */
export function stampAfter(previous = ""): string {
  const now = new Date().toISOString();
  if (now > previous) return now;
  return new Date(Date.parse(previous) + 1).toISOString();
}
