import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Fields } from "./fields.ts";
import { findFlaw } from "./records/check.ts";
import { nameOf, namesOf, type Sim } from "./sim.ts";
import { parseSim, simToFields } from "./sim-form.ts";
import { typedText } from "./testing/arbitraries.ts";
import { identifier, NOW, sim } from "./testing/records.ts";

const FILLED: Fields = {
  simLabel: "Trip",
  simOperator: "AIS",
  simCountry: "TH",
  simPhone: "+66 81 234 5678",
  simBrand: "One-2-Call",
  simForm: "esim",
  simIccid: "8944110065034102310",
  simEmail: "me@mail.example",
  simApn: "internet",
  simCurrency: "THB",
  simUse: "data",
  simAutoTopUp: "Card 1234",
  simCancelBy: "2026-12-01",
  simNotes: "Hotline 1175",
};

const parse = (form: Fields) => parseSim(form, { now: NOW, id: identifier(1) });

function parseGood(form: Fields): Sim {
  const reading = parse(form);
  if ("problems" in reading) throw new Error(JSON.stringify(reading.problems));
  return reading.sim;
}

test("a filled form gives a SIM, and the SIM gives the form", () => {
  const noted = sim(1, {
    brand: "One-2-Call",
    form: "esim",
    iccid: "8944110065034102310",
    email: "me@mail.example",
    apn: "internet",
    currency: "THB",
    isDataOnly: true,
    autoTopUp: { on: "Card 1234", cancelBy: "2026-12-01" },
    notes: "Hotline 1175",
  });
  expect(parse(FILLED)).toEqual({ sim: noted, warnings: [] });
  expect(simToFields(noted)).toEqual(FILLED);
});

describe("label, operator or number is enough to name a SIM", () => {
  test.each([
    [{ simLabel: "Trip", simOperator: "AIS" }, "Trip"],
    [{ simOperator: "AIS", simPhone: "0812345678" }, "AIS"],
    [{ simPhone: "٠٨١٢٣٤٥٦٧٨" }, "0812345678"],
  ] as [Fields, string][])("%j: %s", (form, name) => {
    expect(nameOf(parseGood(form))).toBe(name);
  });
});

describe("a problem names its field", () => {
  test.each([
    [{}, { field: "simLabel", code: "sim.empty" }],
    [
      { simCountry: "TH", simLabel: " " },
      { field: "simLabel", code: "sim.empty" },
    ],
    [
      { ...FILLED, simCountry: "Thailand" },
      { field: "simCountry", code: "country.unknown", values: { country: "THAILAND" } },
    ],
    [
      { ...FILLED, simCountry: "ZZ" },
      { field: "simCountry", code: "country.unknown", values: { country: "ZZ" } },
    ],
    [
      { ...FILLED, simPhone: "1".repeat(41) },
      { field: "simPhone", code: "text.too-long", values: { most: 40, length: 41 } },
    ],
  ] as [Fields, object][])("%j", (form, problem) => {
    expect(parse(form)).toEqual({ problems: [problem] });
  });
});

test("every SIM from the form is valid in a backup and in the form", () => {
  fc.assert(
    fc.property(typedText(50), typedText(50), typedText(30), (label, operator, phone) => {
      const form = { simLabel: `x${label}`, simOperator: operator, simPhone: phone };
      const first = parseGood(form);
      expect(findFlaw("sims", first)).toBeNull();
      expect(parseGood(simToFields(first))).toEqual(first);
    }),
  );
});

test("SIMs with equal names are shown with the end of their numbers", () => {
  const alike = [sim(1), sim(2, { phone: "+33 6 12 34 99 99" }), sim(3, { label: "Tablet" })];
  expect([...namesOf(alike).values()]).toEqual([
    "Trip · …\u20605678",
    "Trip · …\u20609999",
    "Tablet",
  ]);
  expect([...namesOf([sim(1)]).values()]).toEqual(["Trip"]);
});

test("what nobody sees is no name, and is left out of a number", () => {
  const unseen = "\u200b\u3164\u2800\ufeff";
  expect(parse({ simLabel: unseen })).toHaveProperty("problems");
  const { phone, label } = parseGood({
    simLabel: `${unseen} Trip`,
    simPhone: "+66\u200b 81\u3164 234",
  });
  expect(phone).toBe("+66 81 234");
  expect(label.endsWith("Trip")).toBe(true);
  expect(parseGood({ simLabel: "می‌خواهم" }).label).toBe("می‌خواهم"); // it needs its joiner
});

test.each([
  ["2062-12-01", "date.far"],
  ["2569-12-01", "date.thai-year"],
])("cancelling by %s is asked about", (simCancelBy, code) => {
  const warnings = [{ field: "simCancelBy", code }];
  expect(parse({ ...FILLED, simCancelBy })).toMatchObject({ warnings });
});
