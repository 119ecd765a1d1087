import { addDays, addMonths, daysBetween, LAST_DATE } from "../plain-date.ts";
import type { Span } from "./rule.ts";

/** Return the last day of a span that follows a date. */
export function after(date: string, span: Span): string {
  return "days" in span ? addDays(date, span.days) : addMonths(date, span.months);
}

/** Return the last day of `times` spans, each counted from the last day of the one before. */
export function afterTimes(date: string, span: Span, times: number): string {
  if ("days" in span) return addDays(date, span.days * times);
  let last = date;
  for (let time = 0; time < times && last < LAST_DATE; time++) last = after(last, span);
  return last;
}

/** Return how many of the spans that follow one another after a date begin before a day. */
export function begunBefore(day: string, date: string, span: Span): number {
  if ("days" in span) {
    const passed = daysBetween(date, day) - 1;
    return passed <= 0 ? 0 : Math.floor((passed - 1) / span.days) + 1;
  }
  let begun = 0;
  for (let last = date; daysBetween(last, day) > 1; last = after(last, span)) begun++;
  return begun;
}
