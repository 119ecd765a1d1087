/** Reads a rule of validity from its line; server/features/operators/rule_text.py documents it. */
import type { ActKind, Clock, Course, Rule, Span, Tiers } from "../domain/validity/index.ts";

/** Return the rule of a line. `home` is the currency of its country, "" if unknown. */
export function readRule(line: string, home = ""): Rule | Course {
  const words = line.split(" ");
  const currency = words.find((word) => word.startsWith("="))?.slice(1) ?? home;
  const money = (amount = "") => ({ amount: Number(amount), currency });
  const [start = "", acts = "", lasts = ""] = words;
  const more: Partial<Rule> = {};
  const then: Rule["then"] = [];
  for (const word of words) {
    const [name = "", value = ""] = word.split(":");
    if (name === "charged") more.charged = true;
    if (name === "extend") more.adds = name;
    if (name === "least") more.least = money(value);
    if (name === "most") more.most = spanOf(value);
    if (name === "upkeep") {
      const [cost, every = "", times] = value.split("/");
      more.upkeep = {
        cost: money(cost),
        every: spanOf(every),
        ...(times && { most: Number(times) }),
      };
    }
    if (name === "grace" || name === "receiving" || name === "suspended") {
      then.push({ stage: name, lasts: spanOf(value) });
    }
  }
  const after = start.split("after-")[1];
  if (after) {
    const { upkeep } = more;
    return { after: after as Course["after"], ...(upkeep && { upkeep }), then };
  }
  return {
    clock: start as Clock,
    counts: acts.split("+") as ActKind[],
    lasts: lasts.includes(":") ? tiersOf(lasts, currency) : spanOf(lasts),
    adds: "restart",
    ...more,
    then,
  };
}

function tiersOf(lasts: string, currency: string): Tiers {
  const by = lasts.split(",").map((tier) => {
    const [from, span = ""] = tier.split(":");
    return { from: Number(from), lasts: spanOf(span) };
  });
  return { by, currency };
}

/** Return the span of "30d" or "6m". */
function spanOf(text: string): Span {
  const n = Number.parseInt(text, 10);
  return text.endsWith("d") ? { days: n } : { months: n };
}
