import { FieldReader, type Fields } from "../fields.ts";
import { type CurrencyWords, type Marks, type Money, parseAmount, toTyped } from "../money.ts";
import { addMonths } from "../plain-date.ts";
import type { FieldProblem } from "../problem.ts";
import { ACT_KINDS, type ActKind, CLOCKS, LATER_STAGES, type Rule, type Span } from "./rule.ts";

/**
 * `before` is the rule that is being corrected. Members that the form doesn't have stay as they
 * are.
 */
export type RuleContext = { marks: Marks; today: string; words?: CurrencyWords; before?: Rule };

export type RuleReading = { rule: Rule; warnings: FieldProblem[] } | { problems: FieldProblem[] };

const UNITS = ["days", "months"] as const;
const LONGEST = 9999;
// In months. A SIM that is registered with a passport may end with it, after ten years.
const LATEST_END = 120;
// A fixed date is a long span with an end (see rule.ts).
const FOREVER = { months: 1200 };

const STAGE_FIELDS = { grace: "ruleGrace", receiving: "ruleReceiving", suspended: "ruleSuspended" };

/** Return the rule in the fields `ruleClock`, `ruleLasts` …, or the problem of each wrong field. */
export function parseRule(fields: Fields, context: RuleContext): RuleReading {
  const { marks, before, today } = context;
  const form = new FieldReader(fields);
  const shown = before && ruleToFields(before, marks);
  const ends = form.date("ruleEnds", addMonths(today, LATEST_END));
  const lasts = readSpan(form, "ruleLasts") ?? keptTiers(before) ?? (ends ? FOREVER : null);
  if (!lasts) form.report("ruleLasts", "days.invalid", { most: LONGEST });
  const least = readAmount(form, "ruleLeast", context);
  const most = readSpan(form, "ruleMost");
  const isThenKept = before && shown && STAGES.every((name) => fields[name] === shown[name]);
  const rule: Rule = {
    clock: form.choice("ruleClock", CLOCKS, "credit"),
    ...readCounts(form),
    ...(least && { least }),
    lasts: lasts ?? FOREVER,
    adds: form.choice("ruleAdds", ["restart", "extend"], "restart"),
    ...(most && { most }),
    then: isThenKept ? before.then : readStages(form),
    ...(ends && { ends }),
    ...readUpkeep(form, context),
  };
  return form.problems.length > 0 ? { problems: form.problems } : { rule, warnings: form.warnings };
}

/** Return the fields that `parseRule` reads as this rule. */
export function ruleToFields(rule: Rule, marks: Marks): Fields {
  const { clock, counts, charged, least, lasts, adds, most, then, ends, upkeep } = rule;
  const typed = (money: Money | undefined) => (money ? toTyped(money, marks) : "");
  const tiers = "by" in lasts ? lasts : null;
  const isFixed = ends !== undefined && !tiers && "months" in lasts && lasts.months === 1200;
  const stages = LATER_STAGES.flatMap((stage) => {
    const found = then.find((each) => each.stage === stage);
    return Object.entries(spanFields(STAGE_FIELDS[stage], found?.lasts));
  });
  return {
    ruleClock: clock,
    ruleCounts: counts.join(" ") + (charged ? " charged" : ""),
    ...spanFields("ruleLasts", tiers || isFixed ? undefined : (lasts as Span)),
    ruleAdds: adds,
    ...spanFields("ruleMost", most),
    ruleLeast: typed(least),
    ruleCurrency: least?.currency ?? upkeep?.cost.currency ?? tiers?.currency ?? "",
    ...Object.fromEntries(stages),
    ruleEnds: ends ?? "",
    ruleCost: typed(upkeep?.cost),
    ...spanFields("ruleEvery", upkeep?.every),
  };
}

const STAGES = Object.values(STAGE_FIELDS).flatMap((name) => [name, `${name}Unit`]);

function spanFields(name: string, span: Span | undefined): Fields {
  const length = span && ("days" in span ? span.days : span.months);
  return {
    [name]: length === undefined ? "" : String(length),
    [`${name}Unit`]: span && "months" in span ? "months" : "days",
  };
}

function readSpan(form: FieldReader, name: string): Span | null {
  const text = form.digits(name);
  if (!text) return null;
  const length = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (length === 0) return form.report(name, "days.invalid", { most: LONGEST });
  return form.choice(`${name}Unit`, UNITS, "days") === "days"
    ? { days: length }
    : { months: length };
}

function readCounts(form: FieldReader): Pick<Rule, "counts" | "charged"> {
  const named = new Set(form.raw("ruleCounts").split(" "));
  const known = [...named].flatMap((name) => ACT_KINDS.find((kind) => kind === name) ?? []);
  const counts: ActKind[] = known.length > 0 ? known : ["top-up"];
  return { counts, ...(named.has("charged") && { charged: true }) };
}

function readStages(form: FieldReader): Rule["then"] {
  return LATER_STAGES.flatMap((stage) => {
    const lasts = readSpan(form, STAGE_FIELDS[stage]);
    return lasts ? [{ stage, lasts }] : [];
  });
}

function readUpkeep(form: FieldReader, context: RuleContext): Pick<Rule, "upkeep"> {
  const cost = readAmount(form, "ruleCost", context);
  if (!cost?.amount) return {};
  const every = readSpan(form, "ruleEvery");
  if (!every) {
    form.report("ruleEvery", "days.invalid", { most: LONGEST });
    return {};
  }
  const most = context.before?.upkeep?.most;
  return { upkeep: { cost, every, ...(most !== undefined && { most }) } };
}

function readAmount(form: FieldReader, name: string, { marks, words }: RuleContext): Money | null {
  if (!form.raw(name)) return null;
  const currency = form.currency("ruleCurrency");
  if (!currency) return null;
  const reading = parseAmount(form.raw(name), currency, marks, words);
  return "money" in reading ? reading.money : form.report(name, reading.problem, reading.values);
}

function keptTiers(before: Rule | undefined): Rule["lasts"] | null {
  return before && "by" in before.lasts ? before.lasts : null;
}
