import type { ProblemCode } from "./protocol.ts";

/** A failure that we found ourselves; those of the platform are DOMExceptions and TypeErrors. */
export class Problem extends Error {
  declare readonly code: ProblemCode;

  constructor(code: ProblemCode, address: string) {
    super(`${code}: ${address}`);
    this.code = code;
  }
}

const CODES: Record<string, ProblemCode> = { AbortError: "slow", QuotaExceededError: "full" };

export function codeOf(error: unknown): ProblemCode {
  if (error instanceof Problem) return error.code;
  return CODES[(error as Error).name] ?? "network";
}
