/** Describes the outlook of a SIM in words. */
import { latestOf } from "../domain/balance.ts";
import type { Good } from "../domain/validity/acts.ts";
import type { Stage, Verdict } from "../domain/validity/index.ts";
import { dateBesideState, type Deadline, type Outlook } from "../domain/validity/outlook.ts";
import { after } from "../domain/validity/span.ts";
import { writeDate, writeMoney, writeVolume } from "../kit/formats.ts";
import { message, plural } from "../kit/messages.ts";
import { describeSpan, listActs } from "../kit/rule-words.ts";
import { describeValidity } from "./validity-words.ts";

/** Return "By 2 Apr 2026: 12 days left", or the day that holds if a pending top-up arrives. */
export function describeDeadline({ on, daysLeft, isPending }: Deadline): string {
  const date = writeDate(on);
  if (isPending) return message("arrives", { date });
  return daysLeft === 0 ? message("due.today", { date }) : plural("due.days", daysLeft, { date });
}

/** Return the next date of a SIM, by its rules or by a receipt. */
export function describeNextDate(outlook: Outlook): string {
  const { typed, verdicts } = outlook;
  const next = dateBesideState(outlook);
  if (next && next.clock !== "receipt") return describeDeadline(next);
  const [hoped] = verdicts.flatMap(({ ifArrives }) => ifArrives ?? []).sort();
  if (!typed && hoped) return message("arrives", { date: writeDate(hoped) });
  return describeValidity(typed ?? undefined);
}

/** Return "Balance low: THB 12.00", or "" if it isn't low. */
export function describeLow({ low, seen }: Outlook, unit = low[0]): string {
  const latest = unit && latestOf(seen, unit);
  if (!unit || !latest) return "";
  const amount = latest.money && unit === "money" ? writeMoney(latest.money) : null;
  return message("balance.low", { amount: amount ?? writeVolume(latest.data ?? 0) });
}

/** Return what follows a deadline: "After that the number is lost." */
export function describeThen({ clock, then }: Deadline): string {
  if (clock === "receipt" || clock === "auto") return message(`then.${clock}`);
  if (then === "lost") return message(`then.lost.${clock}`);
  return then && then !== "active" ? message(`then.${then}`) : "";
}

/** Return what moves a deadline: "What puts it off: a top-up.", or "" if nothing does. */
export function describeActs({ counts, charged }: Deadline): string {
  return counts.length > 0 ? message("then.acts", { acts: listActs(counts, charged) }) : "";
}

/** Return the reason for a date: "Top-up of 3 Mar 2026 + 30 days". */
export function describeReason({ act, lasts, until }: Good): string {
  const values = {
    act: message(`act.${act.kind}`, { date: writeDate(act.on) }),
    span: describeSpan(lasts),
  };
  return message(until > after(act.on, lasts) ? "reason.added" : "reason", values);
}

/** Return "From 3 Apr 2026: receives only". */
export function describeNext(
  { clock }: Verdict,
  next: { on: string; stage: Stage },
  word: (kind: string, value: string) => string,
): string {
  const stage = next.stage === "lost" ? `lost.${clock}` : next.stage;
  return message("next", { date: writeDate(next.on), stage: word("stage", stage) });
}
