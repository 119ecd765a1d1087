import { describe, expect, test } from "vitest";
import { claimToFields, daysOverdue, openClaims, parseClaim } from "./claim.ts";
import { identifier, receipt } from "./testing/records.ts";

const CLAIM = {
  openedOn: "2026-11-22",
  with: "Ding",
  reference: "C-77",
  answerBy: "2026-11-25",
  nextStep: "Dispute it with the bank",
};
const TODAY = "2026-11-22";

test("a claim is read as its fields were written", () => {
  expect(parseClaim(claimToFields(CLAIM, TODAY, ""), TODAY)).toEqual({
    claim: CLAIM,
    warnings: [],
  });
  const least = { ...CLAIM, with: "", reference: "", answerBy: null, nextStep: "" };
  expect(parseClaim(claimToFields(least, TODAY, "NG"), TODAY)).toMatchObject({ claim: least });
});

describe("a new claim is opened today, and due by the country's rule if one is known", () => {
  test.each([
    ["NG", "2026-11-23"],
    ["TH", ""],
    ["", ""],
  ])("%s: %s", (country, claimAnswerBy) => {
    const fields = claimToFields(null, TODAY, country);
    expect(fields).toMatchObject({ claimOpenedOn: TODAY, claimAnswerBy });
  });
});

describe("a problem names its field", () => {
  test.each([
    [{ claimOpenedOn: "" }, "claimOpenedOn", "day.missing"],
    [{ claimOpenedOn: "2026-02-30" }, "claimOpenedOn", "date.invalid"],
    [{ claimAnswerBy: "2026-11-21" }, "claimAnswerBy", "claim.answer-before"],
    [{ claimWith: "x".repeat(101) }, "claimWith", "text.too-long"],
  ])("%o", (fields, field, code) => {
    const reading = parseClaim({ ...claimToFields(CLAIM, TODAY, ""), ...fields }, TODAY);
    expect(reading).toMatchObject({ problems: [{ field, code }] });
  });
});

describe("a day that no claim has is asked about", () => {
  test.each([
    [{ claimOpenedOn: "2062-11-22", claimAnswerBy: "" }, "claimOpenedOn"],
    [{ claimAnswerBy: "2062-11-25" }, "claimAnswerBy"],
    [{ claimAnswerBy: "2569-11-25" }, "claimAnswerBy", "date.thai-year"],
  ])("%o", (fields, field, code = "date.far") => {
    const reading = parseClaim({ ...claimToFields(CLAIM, TODAY, ""), ...fields }, TODAY);
    expect(reading).toMatchObject({ warnings: [{ field, code }] });
  });
});

describe("an answer is overdue from the day after its due date", () => {
  test.each([
    ["claimed", "2026-11-25", null],
    ["claimed", "2026-11-26", 1],
    ["refunded", "2026-11-26", null],
  ] as const)("%s on %s: %s", (status, today, days) => {
    expect(daysOverdue(receipt(1, { status, claim: CLAIM }), today)).toBe(days);
  });

  test("never without a day", () => {
    const claim = { ...CLAIM, answerBy: null };
    expect(daysOverdue(receipt(1, { status: "claimed", claim }), "2030-01-01")).toBeNull();
  });
});

test("open claims are ordered by due date, those without one last", () => {
  const claimed = (number: number, answerBy: string | null) =>
    receipt(number, { status: "claimed", claim: { ...CLAIM, answerBy } });
  const receipts = [
    receipt(1, { status: "claimed" }),
    claimed(2, "2026-12-01"),
    claimed(3, "2026-11-25"),
    receipt(4, { status: "refunded", claim: CLAIM }),
  ];
  expect(openClaims(receipts).map(({ id }) => id)).toEqual([3, 2, 1].map(identifier));
});
