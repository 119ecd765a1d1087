import type { ProblemCode } from "./protocol.ts";

/**
 * Return what stands for an error, for a failure that we found ourselves, named by its code. Nothing
 * reads its stack.
 */
export function problem(name: ProblemCode): Error {
  return { name } as Error;
}

const CODES: Record<string, ProblemCode> = { AbortError: "slow", QuotaExceededError: "full" };

export function codeOf(error: unknown): ProblemCode {
  const { name } = error as Error;
  const isOurs = name > "a"; // names of the browser's errors begin with a capital letter
  return isOurs ? (name as ProblemCode) : (CODES[name] ?? "network");
}
