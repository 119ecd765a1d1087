/** The form into which files of other apps are read: a table of payments, and SIMs. */
import type { Money } from "../money.ts";
import { addDays, addMonths, isDate } from "../plain-date.ts";
import type { Problem } from "../problem.ts";
import type { Sim } from "../sim.ts";
import type { Span } from "../validity/rule.ts";
import type { Row, Table, Target } from "./target.ts";

/** A SIM in a file of another app. */
export type OtherSim = {
  texts: Partial<Record<Target, string>>;
  more: Partial<Pick<Sim, "form" | "currency" | "isArchived" | "rules">>;
  /** The day from which its next date is counted, if no top-up of that day does it. */
  usedOn: string | null;
  reading: { at: string; money: Money } | null;
};

export type OtherFile = { table: Table; columns: (Target | "")[]; sims: OtherSim[] };

export type Json = Record<string, unknown>;

/** Return records as a table, with a column for each target that one of them has. */
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

/** Return the problem of a file whose version is newer than the newest known one, or is none. */
export function versionProblem(version: number, known: number): Problem | null {
  if (version > known) return { code: "import.newer", values: { version, known } };
  return version >= 1 ? null : { code: "import.other-json" };
}

/** Return a member as text: a number as it is written, "" for anything else. */
export function textIn(json: Json, name: string): string {
  const value = json[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : "";
}

/** Return a member that is a calendar date, or "". */
export function dateIn(json: Json, name: string): string {
  const text = textIn(json, name);
  return isDate(text) ? text : "";
}

/** Return the objects in a list; other elements are left out. */
export function recordsIn(json: Json, name: string): Json[] {
  const list = json[name];
  if (!Array.isArray(list)) return [];
  return list.filter((each): each is Json => typeof each === "object" && each !== null);
}

/**
 * Return the rule that gives a SIM's next date. If `from` plus `span` is that date, it is counted
 * from there, so that the next top-up moves it; otherwise the date is fixed.
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
