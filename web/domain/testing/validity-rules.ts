// Rules of real operators, as read in 2026, with the years of the sources.
import type { ActKind, Rule, Span } from "../validity/index.ts";

function number(lasts: Rule["lasts"], changes: Partial<Rule> = {}): Rule {
  return { clock: "number", counts: ["top-up"], lasts, adds: "restart", then: [], ...changes };
}

function receiving(lasts: Span, ...more: Rule["then"]): Pick<Rule, "then"> {
  return { then: [{ stage: "receiving", lasts }, ...more] };
}

function money(units: number, currency: string): { amount: number; currency: string } {
  return { amount: units * 100, currency };
}

// Return tiers from [units, span] pairs.
function tiers(currency: string, ...by: [number, Span][]): Rule["lasts"] {
  return { by: by.map(([from, lasts]) => ({ from: from * 100, lasts })), currency };
}

const USE: ActKind[] = ["call", "sms", "data"];
const YEAR = { days: 365 };

/** Thailand, AIS: 30 days for each top-up, up to a year in total (2019). */
export const THAILAND = number({ days: 30 }, { adds: "extend", most: YEAR });

/** Thailand since May 2026 (NBTC): THB 3 for 30 days more, six times. */
export const THAILAND_2026: Rule = {
  ...THAILAND,
  upkeep: { cost: money(3, "THB"), every: { days: 30 }, most: 6 },
};

/** A card for tourists: 90 days, whatever is paid. */
export const THAI_TOURIST: Rule = { ...THAILAND, ends: "2026-06-30" };

/**
 * India (TRAI, 2025): after 90 days without use, INR 20 for 30 days, then 15 days to reactivate it.
 */
export const INDIA = number(
  { days: 90 },
  {
    counts: [...USE, "top-up"],
    upkeep: { cost: money(20, "INR"), every: { days: 30 } },
    then: [{ stage: "grace", lasts: { days: 15 } }],
  },
);

/** Mexico, Telcel: 60 days, 30 under MXN 100 (2010); then 119, 246 and 5 days (2024). */
export const TELCEL = number(tiers("MXN", [10, { days: 30 }], [100, { days: 60 }]), {
  ...receiving({ days: 119 }, ...suspended({ days: 246 }, { days: 5 })),
});

function suspended(...lengths: Span[]): Rule["then"] {
  return lengths.map((lasts) => ({ stage: "suspended", lasts }));
}

/** Italy, TIM: 12 months, 1 month receiving only, restored on request for 11 more months (2024). */
export const TIM_ITALY = number(
  { months: 12 },
  { counts: ["top-up", "activation"], ...receiving({ months: 1 }, ...suspended({ months: 11 })) },
);

/** Italy, Vodafone: 11 months, then 1 (2024). */
export const VODAFONE_ITALY = number(
  { months: 11 },
  { counts: ["top-up", "activation"], ...receiving({ months: 1 }) },
);

/** United Kingdom, Three: one charged use in 180 days. */
export const THREE_UK = number({ days: 180 }, { counts: USE, charged: true });

/** United Kingdom, Vodafone: 180 days, and 90 after a text. */
export const VODAFONE_UK = number(
  { days: 180 },
  { counts: USE, charged: true, then: [{ stage: "grace", lasts: { days: 90 } }] },
);

/** United Kingdom, Asda Mobile. */
export const ASDA_UK = number({ days: 180 }, receiving({ days: 90 }));

/** Peru, Claro: 60 days, receiving only to day 210, lost on day 270 (2025). */
export const CLARO_PERU = number(
  { days: 60 },
  receiving({ days: 150 }, ...suspended({ days: 59 })),
);

/** Germany, Telekom: can be reactivated for 112 days after the day that the operator named. */
export const TELEKOM_GERMANY = number({ months: 12 }, { then: suspended({ days: 112 }) });

/** United States, AT&T: 30, 90 or 365 days by amount, and 60 days of grace. */
export const ATT = number(tiers("USD", [15, { days: 30 }], [25, { days: 90 }], [100, YEAR]), {
  then: [{ stage: "grace", lasts: { days: 60 } }],
});

/** Macau, CTM: 180 days from activation. */
export const CTM = number({ days: 180 }, { clock: "credit", counts: ["activation"] });

/** Cuba, Cubacel: 330 days by a top-up of CUP 100, then 30 (2025). */
export const CUBACEL = number(
  { days: 330 },
  { least: money(100, "CUP"), then: [{ stage: "grace", lasts: { days: 30 } }] },
);

/** Albania, One: by amount (2020). */
export const ONE_ALBANIA = number(
  tiers("ALL", [100, { days: 45 }], [1001, { days: 60 }], [2001, { days: 180 }]),
  { clock: "credit" },
);

/** Nepal Telecom: by amount, up to two years. */
export const NEPAL = number(
  tiers(
    "NPR",
    [50, { days: 30 }],
    [100, { days: 60 }],
    [500, { months: 12 }],
    [1000, { months: 24 }],
  ),
  receiving({ days: 30 }, ...suspended({ days: 30 })),
);

/** Indonesia, Telkomsel: days add up to 365 (2024), then 30 days of grace (2023). */
export const TELKOMSEL = number(
  tiers(
    "IDR",
    [5000, { days: 7 }],
    [10_000, { days: 15 }],
    [50_000, { days: 45 }],
    [150_000, { days: 90 }],
  ),
  { adds: "extend", most: YEAR, then: [{ stage: "grace", lasts: { days: 30 } }] },
);

/** Japan, SoftBank: 60 days a card, up to 360 (2014). */
export const SOFTBANK = number({ days: 60 }, { adds: "extend", most: { days: 360 } });

/** Myanmar, MPT: a year, 30 days without outgoing calls, 60 without any. */
export const MPT = number({ months: 12 }, receiving({ days: 30 }, ...suspended({ days: 60 })));

/** Spain, Movistar: 6 months, then 40 days, then 14 with SMS alone. */
export const MOVISTAR_SPAIN = number(
  { months: 6 },
  receiving({ days: 40 }, ...suspended({ days: 14 })),
);

/** Poland, Orange: a year, then 93 days receiving only (2022). */
export const ORANGE_POLAND = number(YEAR, receiving({ days: 93 }));

/** Qatar, Ooredoo: credit by amount (2025). */
export const OOREDOO_QATAR = number(tiers("QAR", [10, { days: 30 }], [100, { days: 90 }]), {
  clock: "credit",
});

/** Turkey, Turkcell: 184 days, then 92 without outgoing calls. */
export const TURKCELL = number({ days: 184 }, receiving({ days: 92 }));

/** Vietnam, Wintel: 35 days from the last charged use, then 5 and 5 (2026). */
export const WINTEL = number(
  { days: 35 },
  { counts: USE, charged: true, ...receiving({ days: 5 }, ...suspended({ days: 5 })) },
);

/** Korea: a SIM in a passport's name lives 180 days (2020). */
export const KOREA = number({ days: 180 }, { clock: "registration", counts: ["activation"] });
