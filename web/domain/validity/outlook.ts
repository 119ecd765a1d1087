/** The state of a SIM and its deadlines, from its rules, receipts and readings. */
import { latestOf, lowUnits, type Seen, seenOf, type Reading, type Unit } from "../balance.ts";
import { dateOf } from "../instant.ts";
import { runningPackages } from "../package.ts";
import { addDays, daysBetween } from "../plain-date.ts";
import type { Receipt } from "../receipt.ts";
import type { Sim } from "../sim.ts";
import type { Use } from "../act.ts";
import { claimedReceipts, KEPT_DAYS, type Validity, validities } from "./good-until.ts";
import { type Act, type ActKind, assess, type Clock, type Stage, type Verdict } from "./index.ts";

export type State =
  "lost" | "suspended" | "receiving" | "grace" | "ended" | "soon" | "good" | "unknown" | "archived";

/** The last day of something, and the stage after it. */
export type Deadline = {
  clock: Clock | "receipt" | "auto";
  on: string;
  daysLeft: number;
  then: Stage | null;
  /** The acts that can move it to a later day; empty if nothing does. */
  counts: readonly ActKind[];
  /** Whether those acts must be charged. */
  charged?: true | undefined;
  /** Set if the day holds only if a pending top-up arrives. */
  isPending?: true;
};

/** The records of one SIM. */
export type Known = {
  sim: Sim;
  receipts: readonly Receipt[];
  uses: readonly Use[];
  readings: readonly Reading[];
};

export type Outlook = Known & {
  state: State;
  acts: Act[];
  seen: Seen[];
  /** The units whose balance is below the SIM's low mark. */
  low: Unit[];
  verdicts: Verdict[];
  /** The "good until" of its latest receipt, in the operator's own terms. */
  typed: Validity | null;
  /** Soonest first. */
  deadlines: Deadline[];
  claims: Receipt[];
};

// In days. Credit has a shorter warning than the number: a rule of 30 days would always be urgent.
const SOON = { number: 30, registration: 30, credit: 7, package: 7, receipt: 7, auto: 7 } as const;

/** Return the outlook of a SIM on a day. */
export function lookAt(known: Known, today: string): Outlook {
  const { sim, receipts, uses, readings } = known;
  const acts = actsOf(receipts, uses);
  const seen = seenOf(readings, receipts);
  const verdicts = assess(
    sim.rules.map(({ rule }) => rule),
    acts,
    balanceOf(seen),
    today,
  );
  const typed = validities(receipts, today)[0] ?? null;
  const deadlines = deadlinesOf(known, verdicts, typed, today);
  const state = sim.isArchived ? "archived" : stateOf(verdicts, typed, deadlines);
  const low = lowUnits(sim, seen);
  return {
    ...known,
    state,
    acts,
    seen,
    low,
    verdicts,
    typed,
    deadlines,
    claims: claimedReceipts(receipts),
  };
}

/** Return the acts that count for rules: top-ups that arrived or may arrive, and noted uses. */
function actsOf(receipts: readonly Receipt[], uses: readonly Use[]): Act[] {
  const topUps = receipts
    .filter(({ status }) => status === "credited" || status === "pending")
    .map(({ at, paid, credited, status }): Act => ({
      kind: "top-up",
      on: dateOf(at),
      // Tiers refer to the credited amount, in the operator's currency.
      paid: credited ?? paid,
      ...(status === "pending" && { pending: true }),
    }));
  return [...topUps, ...uses.map(({ kind, on }): Act => ({ kind, on }))];
}

function balanceOf(seen: readonly Seen[]) {
  const latest = latestOf(seen, "money");
  return latest?.money ? { ...latest.money, on: dateOf(latest.at) } : null;
}

function deadlinesOf(
  { sim: { autoTopUp, rules }, receipts }: Known,
  verdicts: readonly Verdict[],
  typed: Validity | null,
  today: string,
): Deadline[] {
  const found: Omit<Deadline, "daysLeft">[] = verdicts.flatMap(({ clock, until, next }, index) => {
    const [first] = next;
    const on = until ?? (first ? addDays(first.on, -1) : null);
    if (on === null) return [];
    const rule = rules[index]?.rule;
    const isMoved = rule && rule.ends !== on;
    // A SIM is activated only once.
    const counts = isMoved ? rule.counts.filter((kind) => kind !== "activation") : [];
    return [{ clock, on, then: first?.stage ?? null, counts, charged: rule?.charged }];
  });
  if (typed && typed.daysLeft >= 0) {
    const isPending = typed.receipt.status === "pending" && ({ isPending: true } as const);
    const says = { on: typed.goodUntil, then: null, counts: ["top-up"] as const, ...isPending };
    found.push({ clock: "receipt", ...says });
  }
  for (const bought of runningPackages(receipts, today)) {
    found.push({ clock: "package", then: "lost", counts: ["top-up"], ...bought });
  }
  if (autoTopUp?.cancelBy && autoTopUp.cancelBy >= today) {
    found.push({ clock: "auto", on: autoTopUp.cancelBy, then: null, counts: [] });
  }
  return found
    .map((each) => ({ ...each, daysLeft: daysBetween(today, each.on) }))
    .sort((a, b) => a.daysLeft - b.daysLeft);
}

// Returns the worst state that is known: a suspended number matters more than credit that ends
// soon.
function stateOf(
  verdicts: readonly Verdict[],
  typed: Validity | null,
  deadlines: readonly Deadline[],
): State {
  const holds = (stage: Stage, isOfNumber: boolean) =>
    verdicts.some((each) => each.stage === stage && isNumbers(each.clock) === isOfNumber);
  for (const stage of ["lost", "suspended", "receiving", "grace"] as const) {
    if (holds(stage, true)) return stage;
  }
  if (holds("grace", false)) return "grace";
  const hasEnded = (["lost", "suspended", "receiving"] as const).some((each) => holds(each, false));
  const isPast = typed !== null && typed.daysLeft < 0 && !verdicts.some(isKnown);
  if (hasEnded || isPast) return "ended";
  if (deadlines.some(({ clock, daysLeft }) => daysLeft <= SOON[clock])) return "soon";
  const isCertain = deadlines.some(({ isPending }) => !isPending);
  return isCertain || verdicts.some(isKnown) ? "good" : "unknown";
}

function isNumbers(clock: Clock): boolean {
  return clock === "number" || clock === "registration";
}

function isKnown({ stage }: Verdict): boolean {
  return stage !== "unknown";
}

/**
 * Return the date that stands beside the state of a SIM: the soonest. Beside a stage after the
 * active one, the day by which to cancel an automatic top-up would read as the end of that stage.
 */
export function dateBesideState({ state, deadlines }: Outlook): Deadline | undefined {
  if (state === "archived") return undefined;
  const isStage = state === "grace" || state === "receiving" || state === "suspended";
  return deadlines.find(({ clock }) => !isStage || clock !== "auto");
}

/**
 * Return SIMs that ended lately, latest first; then those with a deadline, soonest first; then
 * those of which nothing is known.
 */
export function soonestFirst(outlooks: readonly Outlook[]): Outlook[] {
  const rank = ({ state, deadlines, typed }: Outlook): number => {
    if (state === "archived" || state === "lost") return Number.MAX_SAFE_INTEGER;
    const [next] = deadlines;
    if (next) return next.daysLeft;
    return typed ? -1_000_000 - typed.daysLeft : 1_000_000;
  };
  return [...outlooks].sort((a, b) => rank(a) - rank(b));
}

/**
 * Return whether a SIM, judged by its receipts alone, ended so long ago that no operator keeps its
 * number.
 */
export function isLongOver({ deadlines, verdicts, typed }: Outlook): boolean {
  const isByReceipts = deadlines.length === 0 && !verdicts.some(isKnown);
  return isByReceipts && typed !== null && typed.daysLeft < -KEPT_DAYS;
}
