import type { ProblemCode } from "./protocol.ts";

/** Return an object that is thrown like an error; its name is the code. */
export function problem(name: ProblemCode): { name: ProblemCode } {
  return { name };
}

const CODES: Record<string, ProblemCode> = { AbortError: "slow", QuotaExceededError: "full" };

export function codeOf(error: unknown): ProblemCode {
  const { name } = error as Error;
  const isOurs = name > "a"; // names of the browser's errors begin with a capital letter
  return isOurs ? (name as ProblemCode) : (CODES[name] ?? "network");
}
