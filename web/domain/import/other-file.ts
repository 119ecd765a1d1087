/** What the files of other apps are read into: a table of what was paid, and SIMs. */
import type { Money } from "../money.ts";
import { addDays, addMonths, isDate } from "../plain-date.ts";
import type { Sim } from "../sim.ts";
import type { Span } from "../validity/rule.ts";
import type { Row, Table, Target } from "./target.ts";

/** A SIM as a file tells of it. */
export type OtherSim = {
  texts: Partial<Record<Target, string>>;
  more: Partial<Pick<Sim, "form" | "currency" | "isArchived" | "rules">>;
  /** The day from which its date counts, where no top-up of that day says it. */
  usedOn: string | null;
  reading: { at: string; money: Money } | null;
};

export type OtherFile = { table: Table; columns: (Target | "")[]; sims: OtherSim[] };

export type Json = Record<string, unknown>;

/** The table of rows whose cells are named by what they are. */
export function tableOf(
  records: readonly Partial<Record<Target, string>>[],
): Pick<OtherFile, "table" | "columns"> {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))] as Target[];
  const rows = records.map((record, i): Row => ({
    place: i + 1,
    cells: columns.map((name) => record[name] ?? ""),
  }));
  return { table: { header: columns.map(() => ""), rows }, columns };
}

/** The text of a member; a number as it is written, "" of anything else. */
export function textIn(json: Json, name: string): string {
  const value = json[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}

/** A date of a member, or "". */
export function dateIn(json: Json, name: string): string {
  const text = textIn(json, name);
  return isDate(text) ? text : "";
}

/** The records in a list; what is none is left out. */
export function recordsIn(json: Json, name: string): Json[] {
  const list = json[name];
  if (!Array.isArray(list)) return [];
  return list.filter((each): each is Json => typeof each === "object" && each !== null);
}

/**
 * The rule that gives a SIM's next date: counted from the last one where that comes to it, so that
 * the next top-up moves it on; else the date itself.
 */
export function ruleFor(from: string, span: Span | null, next: string): Sim["rules"] {
  if (!next) return [];
  const base = { clock: "number", adds: "restart" } as const;
  const comesTo = from && span && after(from, span) === next;
  const rule = comesTo
    ? { ...base, counts: ["top-up" as const, "activation" as const], lasts: span, then: [] }
    : { ...base, counts: ["top-up" as const], lasts: { months: 1200 }, then: [], ends: next };
  return [{ rule, origin: null }];
}

function after(from: string, span: Span): string {
  return "days" in span ? addDays(from, span.days) : addMonths(from, span.months);
}
