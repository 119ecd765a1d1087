/** Sample SIMs in each state, with all that can be stored of one. */
import type { Use } from "../domain/act.ts";
import type { Reading } from "../domain/balance.ts";
import { formatInstant } from "../domain/instant.ts";
import type { Money } from "../domain/money.ts";
import { type Sim, startSim } from "../domain/sim.ts";
import type { Rule } from "../domain/validity/index.ts";

const DAY = 86_400_000;
const now = Date.now();

/** Return the UTC time `days` days ago. */
export const stamp = (days: number) => new Date(now - days * DAY).toISOString();

/** Return the id that the gallery's addresses contain. */
export const idOf = (n: number) => `0193a000-0000-7000-8000-${String(n).padStart(12, "0")}`;
export const inDays = (days: number) => formatInstant(now + days * DAY, "+00:00").slice(0, 10);
export const thb = (amount: number): Money => ({ amount, currency: "THB" });

function sim(n: number, label: string, operator: string, country: string, phone: string): Sim {
  return {
    id: idOf(n),
    label,
    operator,
    country,
    phone,
    ...startSim(),
    notes: "",
    createdAt: stamp(60),
    updatedAt: stamp(60),
  };
}

const origin = {
  country: "TH",
  brand: "AIS",
  source: "pattayalife.net; scratchpad.jp 2019",
  year: 2019,
  tier: "two",
  isCorrected: false,
} as const;

const NUMBER: Rule = {
  clock: "number",
  counts: ["top-up", "call", "sms", "data"],
  least: thb(1_000),
  lasts: { days: 30 },
  adds: "extend",
  most: { days: 365 },
  then: [
    { stage: "grace", lasts: { days: 10 } },
    { stage: "receiving", lasts: { days: 45 } },
    { stage: "suspended", lasts: { months: 1 } },
  ],
  upkeep: { cost: thb(300), every: { days: 30 } },
};

const TIERS: Rule = {
  clock: "credit",
  counts: ["top-up"],
  lasts: {
    by: [
      { from: 1_000, lasts: { days: 30 } },
      { from: 30_000, lasts: { months: 6 } },
    ],
    currency: "THB",
  },
  adds: "restart",
  then: [],
};

const VISA: Rule = {
  clock: "registration",
  counts: ["activation"],
  lasts: { months: 1200 },
  adds: "restart",
  then: [],
  ends: inDays(200),
};

export const SIMS: readonly Sim[] = [
  {
    ...sim(101, "Travel SIM", "AIS", "TH", "+66 81 234 5678"),
    brand: "One-2-Call",
    form: "esim",
    iccid: "8944110065034102310",
    photoIds: [idOf(202)],
    email: "me@mail.example",
    apn: "internet",
    currency: "THB",
    isDataOnly: true,
    autoTopUp: { on: "Card 1234", cancelBy: inDays(12) },
    rules: [
      { rule: NUMBER, origin },
      { rule: TIERS, origin: { ...origin, isCorrected: true } },
      { rule: VISA, origin: null },
    ],
    linked: [
      { name: "Bangkok Bank", isMoved: false },
      { name: "LINE", isMoved: true },
    ],
    notes: "Hotline 1175",
  },
  {
    ...sim(102, "eSIM", "Orange", "FR", "+33 6 12 34 56 78"),
    form: "plastic",
    iccid: "894411006503",
  },
  {
    ...sim(103, "", "Vodafone", "DE", "0151 12345678"),
    rules: [
      {
        rule: { ...TIERS, clock: "number", lasts: { days: 20 }, then: NUMBER.then },
        origin: { ...origin, year: null, tier: "one" },
      },
    ],
    linked: [{ name: "Bank", isMoved: false }],
    lowMoney: thb(5_000),
    lowData: 500,
  },
  sim(104, "Tablet", "", "", ""),
  { ...sim(105, "eSIM", "Orange", "FR", "+33 6 12 34 56 99"), isArchived: true },
];

export const USES: readonly Use[] = (["sms", "call", "data", "activation"] as const).map(
  (kind, index) => ({
    id: idOf(301 + index),
    simId: idOf(101),
    kind,
    on: inDays(-3 - index),
    createdAt: stamp(3),
    updatedAt: stamp(3),
  }),
);

/** Used day by day, so that there is a pace. The last one is below the low marks. */
export const READINGS: readonly Reading[] = [0, 3, 6, 9].map((days) => ({
  id: idOf(401 + days),
  simId: idOf(103),
  at: formatInstant(now - days * DAY, "+07:00"),
  money: thb(4_000 + days * 1_000),
  data: 400 + days * 200,
  minutes: 30,
  createdAt: stamp(days),
  updatedAt: stamp(days),
}));
