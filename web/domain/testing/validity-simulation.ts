// Simulates a SIM day by day, as a person with a paper calendar would. It is slow and has its own
// arithmetic, so that it can find errors of the domain's.
import type { Act, Balance, Rule, Span, Stage, Verdict } from "../validity/index.ts";

type Simulated = Pick<Verdict, "stage" | "until" | "next">;

// Longer than twelve acts, fifteen upkeeps and four stages of nine months.
const LONGEST = 12_000;

/**
 * Simulate every day from the first act on, and return the state of `today` and the days after it.
 */
export function simulate(
  rule: Rule,
  acts: readonly Act[],
  balance: Balance | null,
  today: string,
): Simulated {
  const counting = acts.filter((act) => !act.pending && act.on <= today && daysOf(rule, act));
  const first = counting.map(({ on }) => on).sort()[0];
  const isOver = rule.ends !== undefined && today > rule.ends;
  if (isOver) return { stage: "lost", until: null, next: [] };
  if (first === undefined) {
    const lost = rule.ends && [{ on: follow(rule.ends, { days: 1 }), stage: "lost" as const }];
    return { stage: "unknown", until: null, next: lost || [] };
  }
  const days = liveThrough(rule, counting, balance, first);
  return describe(days, today);
}

// The stage of each day with its number, because two stages may have the same name.
type Day = { date: string; stage: Stage; turn: number };

function liveThrough(
  rule: Rule,
  acts: readonly Act[],
  balance: Balance | null,
  first: string,
): Day[] {
  const lastAct =
    acts
      .map(({ on }) => on)
      .sort()
      .at(-1) ?? first;
  const days: Day[] = [];
  let last = first;
  let turn = -1;
  let stage: Stage = "active";
  let money = balance?.amount ?? 0;
  let upkeeps = 0;
  let acted = "";
  let date = first;
  while (days.length < LONGEST) {
    const sum = acts.filter(({ on }) => on === date).sort(byAmount);
    for (const act of sum) {
      const isActive = acted !== "" && date <= acted;
      const span = daysOf(rule, act) as Span;
      let given = follow(rule.adds === "extend" && isActive ? acted : date, span);
      if (rule.most && given > follow(date, rule.most)) given = follow(date, rule.most);
      if (given > acted) acted = given;
      [last, turn, stage, money, upkeeps] = [acted, -1, "active", balance?.amount ?? 0, 0];
    }
    // Skips stages of no days.
    while (stage !== "lost" && stage !== "unknown" && date > last) {
      const { upkeep } = rule;
      if (upkeep && turn === -1) {
        if (!balance || balance.currency !== upkeep.cost.currency) {
          stage = "unknown";
          break;
        }
        if (money >= upkeep.cost.amount && upkeeps < (upkeep.most ?? Infinity)) {
          money -= upkeep.cost.amount;
          upkeeps += 1;
          last = follow(last, upkeep.every);
          continue;
        }
      }
      turn += 1;
      const next = rule.then[turn];
      stage = next ? next.stage : "lost";
      if (next) last = follow(last, next.lasts);
    }
    if (rule.ends !== undefined && date > rule.ends) {
      [stage, turn] = ["lost", rule.then.length];
    }
    days.push({ date, stage, turn });
    if (date >= lastAct && (stage === "lost" || (stage === "unknown" && !rule.ends))) break;
    date = follow(date, { days: 1 });
  }
  return days;
}

function describe(days: readonly Day[], today: string): Simulated {
  const present = days.find(({ date }) => date === today) ?? days.at(-1);
  if (!present) throw new Error("nothing was simulated");
  const later = days.filter(({ date }) => date > today);
  const next = later.filter(({ turn, stage }, index) => {
    const before = later[index - 1] ?? present;
    return turn !== before.turn || stage !== before.stage;
  });
  const last = days.filter(({ date }) => date < (next[0]?.date ?? "")).at(-1)?.date ?? null;
  const until = present.stage === "unknown" ? null : last;
  return { stage: present.stage, until, next: next.map(({ date: on, stage }) => ({ on, stage })) };
}

function daysOf({ counts, least, lasts }: Rule, { kind, paid }: Act): Span | null {
  if (!counts.includes(kind)) return null;
  if (least && kind === "top-up") {
    if (!paid || paid.currency !== least.currency || paid.amount < least.amount) return null;
  }
  if (!("by" in lasts)) return lasts;
  let span: Span | null = null;
  for (const tier of lasts.by) {
    if (paid && paid.currency === lasts.currency && paid.amount >= tier.from) span = tier.lasts;
  }
  return span;
}

function byAmount(a: Act, b: Act): number {
  return (a.paid?.amount ?? 0) - (b.paid?.amount ?? 0);
}

// Counts forward by one day or one month at a time.
function follow(date: string, span: Span): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  if ("days" in span) return write(new Date(Date.UTC(year, month - 1, day + span.days)));
  const target = new Date(Date.UTC(year, month - 1 + span.months, 1));
  const there = new Date(target);
  for (let step = 1; step < day; step++) {
    there.setUTCDate(there.getUTCDate() + 1);
    if (there.getUTCMonth() !== target.getUTCMonth()) {
      there.setUTCDate(0);
      break;
    }
  }
  return write(there);
}

function write(date: Date): string {
  return date.toISOString().slice(0, 10);
}
