import { addDays, LAST_DATE } from "../plain-date.ts";
import type { LaterStage, Rule } from "./rule.ts";
import { after } from "./span.ts";
import type { Kept } from "./upkeep.ts";

export type Stage = "active" | LaterStage | "lost" | "unknown";

/** A stage with its first day ("" for the active one) and its last day, null if none is known. */
export type Stretch = { stage: Stage; on: string; until: string | null };

/**
 * Return the stages in order, from the active one to the one without an end: lost, or unknown if it
 * depends on an unknown balance. It is shorter only at the end of the calendar.
 */
export function courseOf(rule: Rule, kept: Kept): Stretch[] {
  const course: Stretch[] = [{ stage: "active", on: "", until: kept.until }];
  const append = (stage: Stage, last: string, until: string | null): void => {
    // Skips stages of no days.
    if (until !== last && last < LAST_DATE) course.push({ stage, on: addDays(last, 1), until });
  };
  if (rule.upkeep && kept.renewals === null) {
    append("unknown", kept.until, null);
    return cutAt(rule.ends, course);
  }
  let last = kept.until;
  for (const { stage, lasts } of rule.then) {
    const until = after(last, lasts);
    append(stage, last, until);
    last = until;
  }
  append("lost", last, null);
  return cutAt(rule.ends, course);
}

/** Return the course of a rule for which no act counts: unknown, and lost after `ends`. */
export function unknownCourse({ ends }: Rule): Stretch[] {
  return cutAt(ends, [{ stage: "unknown", on: "", until: null }]);
}

// After `ends` the SIM is lost, whatever stage would follow.
function cutAt(ends: string | undefined, course: readonly Stretch[]): Stretch[] {
  if (ends === undefined) return [...course];
  const begun = course.filter(({ on }) => on <= ends);
  const cut = begun.map((each) => ({
    ...each,
    until: each.until !== null && each.until > ends ? ends : each.until,
  }));
  if (cut.at(-1)?.stage === "lost" || ends === LAST_DATE) return cut;
  return [...cut, { stage: "lost", on: addDays(ends, 1), until: null }];
}
