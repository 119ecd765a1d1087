import type { ProblemCode } from "./protocol.ts";

/** A failure that we found ourselves, named by its code; the platform has names of its own. */
export function problem(name: ProblemCode): Error {
  return Object.assign(new Error(), { name });
}

const CODES: Record<string, ProblemCode> = { AbortError: "slow", QuotaExceededError: "full" };

export function codeOf(error: unknown): ProblemCode {
  const { name } = error as Error;
  const isOurs = name > "a"; // the platform's begin with a capital letter
  return isOurs ? (name as ProblemCode) : (CODES[name] ?? "network");
}
