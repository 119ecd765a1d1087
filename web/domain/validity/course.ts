import { addDays, LAST_DATE } from "../plain-date.ts";
import type { LaterStage, Rule } from "./rule.ts";
import { after } from "./span.ts";
import type { Kept } from "./upkeep.ts";

export type Stage = "active" | LaterStage | "lost" | "unknown";

/** A stage with its first day ("" for the one that is active) and its last, null if none is known. */
export type Stretch = { stage: Stage; on: string; until: string | null };

/**
 * The stages in turn, from the one that is active to the one without an end: lost, or unknown where
 * it depends on a balance that isn't known. It stops early only at the end of the calendar.
 */
export function courseOf(rule: Rule, kept: Kept): Stretch[] {
  const course: Stretch[] = [{ stage: "active", on: "", until: kept.until }];
  const append = (stage: Stage, last: string, until: string | null): void => {
    // A stage of no days isn't one.
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

/** Where no act counts nothing is known, but the day after which it is lost is. */
export function unknownCourse({ ends }: Rule): Stretch[] {
  return cutAt(ends, [{ stage: "unknown", on: "", until: null }]);
}

// After `ends` it is lost, whatever was to come then.
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
