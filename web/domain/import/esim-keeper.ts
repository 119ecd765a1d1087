/** Backups of esim-keeper (github.com/chingluka0/esim-keeper, CardBackupJson.kt), version 1. */
import { parseAmount } from "../money.ts";
import { formatInstant } from "../instant.ts";
import type { Problem } from "../problem.ts";
import { currencyIn, marksOf } from "./marks.ts";
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

const NEWEST = 1;

const TARIFFS = ["OutgoingCall", "IncomingCall", "OutgoingSms", "IncomingSms", "DataTraffic"];

export function readEsimKeeper(file: Json): OtherFile | { problem: Problem } {
  const version = Number(file["version"]);
  const problem = versionProblem(version, NEWEST);
  if (problem) return { problem };
  return { ...tableOf([]), sims: recordsIn(file, "cards").map(simOf) };
}

function simOf(card: Json): OtherSim {
  const started = dateIn(card, "startDate");
  const days = Number(textIn(card, "cycleDays"));
  const reading = readBalance(card);
  return {
    texts: {
      simLabel: textIn(card, "name"),
      simCountry: textIn(card, "countryCode") || textIn(card, "countryName"),
      simPhone: textIn(card, "phoneNumber"),
      simNotes: notesOf(card, reading === null),
    },
    more: {
      currency: reading?.money.currency ?? "",
      rules: ruleFor(started, days > 0 ? { days } : null, dateIn(card, "expiryDate")),
    },
    usedOn: started || null,
    reading,
  };
}

/** The balance is free text: "JPY 1000", "£10.00". It is read only if it names one currency. */
function readBalance(card: Json): OtherSim["reading"] {
  const text = textIn(card, "balanceText");
  const currency = currencyIn(text, "");
  const seen = Date.parse(textIn(card, "updatedAt"));
  if (!currency || Number.isNaN(seen)) return null;
  const amount = parseAmount(text, currency, marksOf("."));
  return "money" in amount ? { at: formatInstant(seen, "+00:00"), money: amount.money } : null;
}

/** Collects what has no field in our records, so that nothing is lost. */
function notesOf(card: Json, isBalanceOpen: boolean): string {
  const tariffs = TARIFFS.map((name) => [name, textIn(card, `tariff${name}`)] as const);
  return [
    isBalanceOpen ? textIn(card, "balanceText") : "",
    ...tariffs.filter(([, text]) => text).map(([name, text]) => `${name}: ${text}`),
  ]
    .filter(Boolean)
    .join("\n");
}
