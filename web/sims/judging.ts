/** Judging a number, for pages that load the tables of all countries only when they need them. */
import type { PhoneCheck } from "../domain/phone.ts";

export type Judge = (text: string, country: string) => PhoneCheck;

/** What judges numbers; null where the tables are neither saved nor to be had. */
export async function loadJudge(): Promise<Judge | null> {
  try {
    return (await import("./phone.js")).judgePhone;
  } catch {
    return null;
  }
}
