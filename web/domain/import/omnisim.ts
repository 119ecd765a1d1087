/** Backups of OmniSIM (github.com/mibgb65-cloud/OmniSIM, backup/BackupModels.kt), versions 1 to 3. */
import { minorDigits } from "../currency.ts";
import type { Problem } from "../problem.ts";
import type { Span } from "../validity/rule.ts";
import {
  dateIn,
  type Json,
  type OtherFile,
  type OtherSim,
  recordsIn,
  ruleFor,
  tableOf,
  textIn,
  versionProblem,
} from "./other-file.ts";
import type { Target } from "./target.ts";

const NEWEST = 3;

type Texts = Partial<Record<Target, string>>;

export function readOmniSim(file: Json): OtherFile | { problem: Problem } {
  const version = Number(file["backupVersion"]);
  const problem = versionProblem(version, NEWEST);
  if (problem) return { problem };
  const cards = recordsIn(file, "sims");
  const renewals = recordsIn(file, "renewalHistory");
  const paid = renewals.filter((renewal) => textIn(renewal, "amount") !== "");
  const texts = new Map(cards.map((card) => [textIn(card, "id"), textsOf(card)]));
  const rows = paid.map((renewal) =>
    rowOf(renewal, texts.get(textIn(renewal, "simId")) ?? {}, cards),
  );
  return { ...tableOf(rows), sims: cards.map((card) => simOf(card, renewals)) };
}

function textsOf(card: Json): Texts {
  return {
    simLabel: textIn(card, "name"),
    simOperator: textIn(card, "carrier"),
    simCountry: textIn(card, "countryCode") || textIn(card, "countryName"),
    simPhone: textIn(card, "phoneNumber"),
  };
}

function rowOf(renewal: Json, sim: Texts, cards: readonly Json[]): Texts {
  const on = dateIn(renewal, "renewalDate");
  const next = dateIn(renewal, "nextRenewalDate");
  const card = cards.find((each) => textIn(each, "id") === textIn(renewal, "simId"));
  return {
    at: textIn(renewal, "renewalDate"),
    amount: textIn(renewal, "amount"),
    currency: textIn(renewal, "currency") || (card ? textIn(card, "currency") : ""),
    goodUntil: next >= on ? next : "",
    notes: textIn(renewal, "notes"),
    ...sim,
  };
}

function simOf(card: Json, renewals: readonly Json[]): OtherSim {
  const last = dateIn(card, "lastRenewalDate");
  const own = renewals.filter((renewal) => textIn(renewal, "simId") === textIn(card, "id"));
  const isPaidThen = own.some(
    (renewal) => dateIn(renewal, "renewalDate") === last && textIn(renewal, "amount") !== "",
  );
  const currency = textIn(card, "currency").toUpperCase();
  const texts = textsOf(card);
  return {
    texts: { ...texts, simNotes: notesOf(card, own) },
    more: {
      form: textIn(card, "simType") === "Physical SIM" ? "plastic" : "esim",
      currency: minorDigits(currency) === undefined ? "" : currency,
      isArchived: card["archived"] === true,
      rules: ruleFor(last, spanOf(card), dateIn(card, "nextRenewalDate")),
    },
    usedOn: last && !isPaidThen ? last : null,
    reading: null,
  };
}

function spanOf(card: Json): Span | null {
  const days = Number(textIn(card, "renewalCycleDays"));
  if (Number.isSafeInteger(days) && days > 0) return { days };
  return textIn(card, "renewalDayOfMonth") ? { months: 1 } : null;
}

/**
 * Collects what has no field in our records, so that nothing is lost. Renewals without an amount
 * become lines of the notes.
 */
function notesOf(card: Json, renewals: readonly Json[]): string {
  const unpaid = renewals.filter((renewal) => textIn(renewal, "amount") === "");
  const price = [textIn(card, "renewalPrice"), textIn(card, "currency")];
  return [
    textIn(card, "notes"),
    [textIn(card, "planName"), textIn(card, "renewalPrice") ? price.join(" ") : ""]
      .filter(Boolean)
      .join(": "),
    textIn(card, "renewalUrl"),
    ...unpaid.map((renewal) =>
      [
        textIn(renewal, "renewalDate"),
        "→",
        textIn(renewal, "nextRenewalDate"),
        textIn(renewal, "notes"),
      ]
        .join(" ")
        .trim(),
    ),
  ]
    .filter(Boolean)
    .join("\n");
}
