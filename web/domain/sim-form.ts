import { COUNTRIES } from "./country.ts";
import { minorDigits } from "./currency.ts";
import { toAsciiDigits } from "./digits.ts";
import { FieldReader, type Fields, LONGEST_AHEAD } from "./fields.ts";
import { cleanIccid } from "./iccid.ts";
import { addMonths } from "./plain-date.ts";
import type { FieldProblem } from "./problem.ts";
import { nameOf, type Sim, SIM_FORMS, SIM_LIMITS, startSim } from "./sim.ts";

/** `before` is the stored SIM. Members that the form doesn't have stay as they are. */
export type SimContext = { now: number; id: string; before?: Sim };

export type SimReading = { sim: Sim; warnings: FieldProblem[] } | { problems: FieldProblem[] };

/** Return the SIM in the fields `simLabel`, `simOperator` …, or the problem of each wrong field. */
export function parseSim(fields: Fields, { now, id, before }: SimContext): SimReading {
  const form = new FieldReader(fields);
  const updatedAt = new Date(now).toISOString();
  const sim: Sim = {
    ...startSim(),
    ...before,
    id,
    label: form.line("simLabel", SIM_LIMITS.label),
    operator: form.line("simOperator", SIM_LIMITS.operator),
    brand: form.line("simBrand", SIM_LIMITS.brand),
    country: form.raw("simCountry").toUpperCase(),
    phone: toAsciiDigits(form.code("simPhone", SIM_LIMITS.phone)),
    form: form.choice("simForm", SIM_FORMS, null),
    iccid: cleanIccid(form.line("simIccid", 2 * SIM_LIMITS.iccid)),
    email: form.line("simEmail", SIM_LIMITS.email),
    apn: form.line("simApn", SIM_LIMITS.apn),
    currency: form.raw("simCurrency").toUpperCase(),
    isDataOnly: form.choice("simUse", ["data"], "") === "data",
    autoTopUp: readAutoTopUp(form, updatedAt.slice(0, 10)),
    notes: form.lines("simNotes", SIM_LIMITS.notes),
    createdAt: before?.createdAt ?? updatedAt,
    updatedAt,
  };
  report(form, sim);
  const { problems, warnings } = form;
  return problems.length > 0 ? { problems } : { sim, warnings };
}

function readAutoTopUp(form: FieldReader, today: string): Sim["autoTopUp"] {
  const on = form.line("simAutoTopUp", SIM_LIMITS.autoTopUp);
  const cancelBy = form.date("simCancelBy", addMonths(today, LONGEST_AHEAD));
  return on || cancelBy ? { on, cancelBy } : null;
}

function report(form: FieldReader, sim: Sim): void {
  if (!nameOf(sim)) form.report("simLabel", "sim.empty");
  if (sim.country && !COUNTRIES.includes(sim.country)) {
    form.report("simCountry", "country.unknown", { country: sim.country });
  }
  if (sim.currency && minorDigits(sim.currency) === undefined) {
    form.report("simCurrency", "currency.unknown", { currency: sim.currency });
  }
  if (!/^[0-9A-Z]{0,30}$/.test(sim.iccid)) form.report("simIccid", "iccid.invalid");
}

/** Return the fields that `parseSim` reads as this SIM. */
export function simToFields(sim: Sim): Fields {
  return {
    simLabel: sim.label,
    simOperator: sim.operator,
    simBrand: sim.brand,
    simCountry: sim.country,
    simPhone: sim.phone,
    simForm: sim.form ?? "",
    simIccid: sim.iccid,
    simEmail: sim.email,
    simApn: sim.apn,
    simCurrency: sim.currency,
    simUse: sim.isDataOnly ? "data" : "",
    simAutoTopUp: sim.autoTopUp?.on ?? "",
    simCancelBy: sim.autoTopUp?.cancelBy ?? "",
    simNotes: sim.notes,
  };
}
