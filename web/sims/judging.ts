/** Loads the check of phone numbers, with the tables of all countries, on demand. */
import type { Judge } from "../domain/phone.ts";

/** Return the function that checks numbers, or null if it is neither saved nor reachable. */
export async function loadJudge(): Promise<Judge | null> {
  try {
    return (await import("./phone.js")).judgePhone;
  } catch {
    return null;
  }
}
