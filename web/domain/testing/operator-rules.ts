/** The rules of operators that can be computed, from the server's table. */
import { readFileSync } from "node:fs";
import type { Course, Rule } from "../validity/index.ts";

const TABLE = "server/features/operators/data/validity.tsv";

const [header = [], ...rows] = readFileSync(TABLE, "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => line.split("\t"));

export const OPERATOR_RULES = rows.flatMap((cells): [name: string, Rule][] => {
  const row = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ""]));
  const rule = row["rule"] ? (JSON.parse(row["rule"]) as Rule | Course) : null;
  return rule && "clock" in rule ? [[`${row["country"]} ${row["brand"]}`, rule]] : [];
});
