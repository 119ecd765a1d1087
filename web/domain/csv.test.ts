import { parse as parseCsv } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guard, unguard } from "./csv-guard.ts";
import { toCsv } from "./csv.ts";
import { newestFirst } from "./listing.ts";
import { toDecimal } from "./money.ts";
import type { Receipt } from "./receipt.ts";
import type { Sim } from "./sim.ts";
import { identifiers, monies, typedText } from "./testing/arbitraries.ts";
import { identifier, receipt, sim } from "./testing/records.ts";

const text = typedText(30).map((typed) => typed.trim());
const paid = monies(["USD", "JPY", "KWD"]);
const receiptsOfSim = fc.array(
  fc
    .record({ id: identifiers, channelName: text, order: text, notes: text, paid })
    .map((changes) => receipt(1, { simId: identifier(11), ...changes })),
  { maxLength: 4 },
);

/** Return the rows as another program reads them. */
function read(receipts: Receipt[], sims: Sim[]): Record<string, string>[] {
  return parseCsv(Buffer.from(toCsv(receipts, sims)), { bom: true, columns: true });
}

const thb = { amount: 10_000, currency: "THB" };

test("every member of a receipt has its column, named the same in every language", () => {
  const full = receipt(1, {
    simId: identifier(11),
    channelName: "7-Eleven",
    credited: { amount: 9900, currency: "THB" },
    fee: { amount: 100, currency: "THB" },
    means: "cash",
    order: "TX-1",
    balanceBefore: { amount: 5, currency: "THB" },
    balanceAfter: { amount: 9905, currency: "THB" },
    goodUntil: "2026-12-22",
    package: { name: "Tourist", data: 15_000, days: 30 },
    history: [
      { status: "failed", at: "2026-11-22T08:59:00.000Z", refund: null },
      { status: "refunded", at: "2026-11-24T08:59:00.000Z", refund: thb },
    ],
    claim: {
      openedOn: "2026-11-23",
      with: "Ding",
      reference: "C-77",
      answerBy: "2026-11-30",
      nextStep: "Bank",
    },
    notes: "line\nline",
    photoIds: [identifier(21), identifier(22)],
  });
  expect(read([full], [sim(11)])).toEqual([
    {
      id: identifier(1),
      at: "2026-11-22T14:59+07:00",
      sim_label: "Trip",
      sim_operator: "AIS",
      sim_country: "TH",
      sim_phone: "'+66 81 234 5678",
      sim_notes: "",
      sim_brand: "",
      sim_iccid: "",
      channel: "shop",
      channel_name: "7-Eleven",
      amount_paid: "100.00",
      currency: "THB",
      amount_refunded: "",
      amount_credited: "99.00",
      credited_currency: "THB",
      fee: "1.00",
      means_of_payment: "cash",
      order_number: "TX-1",
      balance_before: "0.05",
      balance_after: "99.05",
      good_until: "2026-12-22",
      package_name: "Tourist",
      package_megabytes: "15000",
      package_days: "30",
      status: "credited",
      history: "2026-11-22T08:59:00.000Z failed; 2026-11-24T08:59:00.000Z refunded 100.00 THB",
      claim_opened_on: "2026-11-23",
      claim_with: "Ding",
      claim_reference: "C-77",
      claim_answer_by: "2026-11-30",
      claim_next_step: "Bank",
      notes: "line\nline",
      photos: "2",
      created_at: "2026-11-22T07:59:00.000Z",
      updated_at: "2026-11-22T07:59:00.000Z",
    },
  ]);
});

test("a refund has a column beside the whole amount, so that both can be added up", () => {
  const refund = { amount: 4_000, currency: "THB" };
  const history = [{ status: "refunded", at: "2026-11-24T08:59:00.000Z", refund }] as const;
  const refunded = receipt(1, { paid: thb, status: "refunded", history: [...history] });
  expect(read([refunded], [])).toMatchObject([
    { amount_paid: "100.00", amount_refunded: "40.00", status: "refunded" },
  ]);
});

test("an empty log is a byte order mark, the names of the columns and one line end", () => {
  expect(toCsv([], [])).toMatch(/^\ufeffid,at,sim_label,[a-z_,]*,updated_at\r\n$/);
});

test("every text is the same in the table, apart from the guard's apostrophe", () => {
  fc.assert(
    fc.property(receiptsOfSim, text, (receipts, label) => {
      const rows = read(receipts, [sim(11, { label })]).map((row) => ({
        channelName: unguard(row["channel_name"] ?? ""),
        order: unguard(row["order_number"] ?? ""),
        notes: unguard(row["notes"] ?? ""),
        paid: unguard(row["amount_paid"] ?? ""),
        label: unguard(row["sim_label"] ?? ""),
      }));
      const expected = newestFirst(receipts).map(({ channelName, order, notes, ...rest }) => ({
        channelName,
        order,
        notes,
        paid: toDecimal(rest.paid),
        label,
      }));
      expect(rows).toEqual(expected);
    }),
  );
});

test("nothing in the table starts like a formula, whatever the delimiter", () => {
  const start = /(?:^|[;,|\t\r\n])[\s"]*[=+\-@＝＋－＠]/;
  fc.assert(
    fc.property(receiptsOfSim, text, (receipts, label) => {
      expect(toCsv(receipts, [sim(11, { label })])).not.toMatch(start);
    }),
  );
});

test("no cell starts with a tab or a line break", () => {
  fc.assert(
    fc.property(receiptsOfSim, text, (receipts, label) => {
      const cells = read(receipts, [sim(11, { label })]).flatMap((row) => Object.values(row));
      expect(cells.filter((cell) => /^[\t\r\n]/.test(cell))).toEqual([]);
    }),
  );
});

describe("a formula, or a number or day that would be changed, gets an apostrophe, which can be taken off again, and nothing else does", () => {
  test.each([
    ["=1+1", "'=1+1"],
    ["＝1+1", "'＝1+1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["-5", "'-5"],
    ["'=1", "''=1"],
    ["'quoted'", "'quoted'"],
    ["5-3", "'5-3"],
    ["", ""],
    ["Thank you;=1+1", "Thank you;'=1+1"],
    ["two\n=1+1", "two\n'=1+1"],
    ["two\n\n- three", "two\n'\n'- three"],
    ['x, "=1+1', "x,' \"=1+1"],
    [";'=1", ";''=1"],
    ["a|@b", "a|'@b"],
    ["00012345", "'00012345"],
    ["2026112222001400001234567890", "'2026112222001400001234567890"],
    ["1E10", "'1E10"],
    ["ref;00012345", "ref;'00012345"],
    ["ref,2026112222001400001234567890|x", "ref,'2026112222001400001234567890|x"],
    ["=1;007", "'=1;'007"],
    ["００１２３", "'００１２３"],
    ["1234567890123.45678", "'1234567890123.45678"],
    ["1234 5678 9012 3456", "'1234 5678 9012 3456"],
    [' "0012" ', '\' "0012" '],
    ["0012-34", "0012-34"],
    ["+66 81;0", "'+66 81;0"],
    ["1;2", "1;2"],
    ["'0123", "''0123"],
    ["1234", "1234"],
    ["0.05", "0.05"],
    ["12.50", "'12.50"],
    ["1,10", "'1,10"],
    ["12.50 for two", "12.50 for two"],
    ["DIC12", "'DIC12"],
    ["5-ene", "'5-ene"],
    ["3 de marzo", "3 de marzo"],
    ["2026.11.05", "'2026.11.05"],
    ["26.11.5", "'26.11.5"],
    ["5:3", "'5:3"],
    ["1E+10", "'1E+10"],
    ["1.2e-5", "'1.2e-5"],
    ["12-05", "'12-05"],
    ["5/11/2026", "'5/11/2026"],
    ["2026/11/05", "'2026/11/05"],
    ["5.11.26", "'5.11.26"],
    ["MAR12", "'MAR12"],
    ["3-sept", "'3-sept"],
    ["Dec 2026", "'Dec 2026"],
    ["12:30", "'12:30"],
    ["8:05 pm", "'8:05 pm"],
    ["(123)", "'(123)"],
    ["1234\u00a05678\u00a09012\u00a03456", "'1234\u00a05678\u00a09012\u00a03456"],
    ["8966,1234,5678,9012,345", "'8966,1234,5678,9012,345"],
    ["paid;3-4", "paid;'3-4"],
    ["2026-11-27", "2026-11-27"],
    ["2026-11-22T14:59+07:00", "2026-11-22T14:59+07:00"],
    ["3-4-5-6", "3-4-5-6"],
    ["march 3 to 5", "march 3 to 5"],
    ["mark12", "mark12"],
  ])("%j is written as %j", (typed, cell) => {
    expect(guard(typed)).toBe(cell);
    expect(unguard(cell)).toBe(typed);
  });
});
