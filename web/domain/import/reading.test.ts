import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { toCsv } from "../csv.ts";
import { newestFirst } from "../listing.ts";
import type { Receipt } from "../receipt.ts";
import type { Sim } from "../sim.ts";
import { identifiers, monies, typedText } from "../testing/arbitraries.ts";
import { identifier, receipt, sim } from "../testing/records.ts";
import { cleanLine } from "../text.ts";
import { billOf } from "./bill.ts";
import { readDirective, guessDelimiter } from "./delimiter.ts";
import { readLines } from "./lines.ts";
import type { Fields } from "../fields.ts";
import { type Decisions, type Planned, Planner, recordsOf, groupRows } from "./plan.ts";
import { guessSettings, type Settings } from "./settings.ts";
import { makeSim } from "./sims-of-rows.ts";
import { toTable } from "./table.ts";

const NOW = Date.parse("2026-11-27T10:00:00.000Z");
const HOME = {
  order: "dmy",
  currency: "EUR",
  months: new Map([["nov", 11]]),
  labels: new Map(),
} as const;

type More = {
  receipts?: readonly Receipt[];
  sims?: readonly Sim[];
  settings?: Partial<Settings>;
  corrected?: [number, Fields][];
  isSkipped?: [number, boolean][];
};

/** Read a text as the import page does. */
function plan(text: string, more: More = {}) {
  const said = readDirective(text);
  const delimiter = said.delimiter ?? guessDelimiter(said.text);
  const lines = [...readLines(said.text, delimiter)].map(({ cells }) => cells);
  const { table } = toTable(lines, HOME.labels);
  const guess = guessSettings(table, HOME);
  let made = 100;
  const makeId = () => identifier(made++);
  const context = {
    ...{ settings: { ...guess.settings, ...more.settings }, home: HOME, bill: guess.bill },
    ...{ isOwn: guess.isOwn, now: NOW, makeId, offsetAt: () => "+07:00", countryOf: () => "" },
    makeSim: (texts: Parameters<typeof makeSim>[0]) => makeSim(texts, makeId(), NOW),
  };
  const present = { receipts: more.receipts ?? [], sims: more.sims ?? [] };
  const decisions: Decisions = {
    corrected: new Map(more.corrected ?? []),
    isSkipped: new Map(more.isSkipped ?? []),
  };
  const planner = new Planner(context, present, decisions, table.rows);
  const rows = table.rows.map((row) => planner.read(row));
  return { guess, rows, groups: groupRows(rows, decisions), records: recordsOf(rows) };
}

const said = ({ receipt: read, problems }: Planned) =>
  read
    ? `${read.at} ${read.paid.amount} ${read.paid.currency}`
    : problems.map(({ code }) => code).join(" ");

describe("a table of another program is read as it is written", () => {
  test.each([
    ["Date,Amount,Currency\n2026-11-22 14:59,12.50,EUR", ["2026-11-22T14:59+07:00 1250 EUR"]],
    ["Datum;Betrag;Währung\n22.11.2026;1.234,50;EUR", ["2026-11-22T12:00+07:00 123450 EUR"]],
    ["Fecha\tImporte\n22/11/2026 14:59\t12,5 €", ["2026-11-22T14:59+07:00 1250 EUR"]],
    ["date|amount\n11/22/2026 2:59 PM|US$ 5", ["2026-11-22T14:59+07:00 500 USD"]],
    ["日期,金额（元）\n2026年11月22日 14:59,50", ["2026-11-22T14:59+07:00 5000 CNY"]],
    ["Date,Time,Amount\n22-Nov-26,9:05,300 THB", ["2026-11-22T09:05+07:00 30000 THB"]],
    ["sep=;\nDate;Amount (KWD)\n2026-11-22T14:59:03Z;1,5", ["2026-11-22T14:59+00:00 1500 KWD"]],
    [
      "Date,Amount\n2026-11-22,-12.50\n2026-11-23,-3.00",
      ["2026-11-22T12:00+07:00 1250 EUR", "2026-11-23T12:00+07:00 300 EUR"],
    ],
    ["Wann;Wofür;Wieviel\n2026-11-22;Tee;5", ["2026-11-22T12:00+07:00 500 EUR"]],
    [
      "2026-11-22,THB,300.00\n2026-11-23,THB,100.00",
      ["2026-11-22T12:00+07:00 30000 THB", "2026-11-23T12:00+07:00 10000 THB"],
    ],
  ])("%j", (text, expected) => {
    expect(plan(text).rows.map(said)).toEqual(expected);
  });
});

describe("an unclear cell is a problem of its row", () => {
  test.each([
    ["Date,Amount,Currency\n2026-11-22,1.234,EUR", "amount.ambiguous"],
    ["Date,Amount\n31/02/2026,5.00", "date.invalid"],
    ["Date,Amount\n,5.00", "date.missing"],
    ["Date,Amount\n2026-11-22,free", "amount.not-a-number"],
    ["Date,Amount,Currency\n2026-11-22,5.00,Taler", "currency.unknown"],
    ["Date,Amount,Valid until\n2026-11-22,5.00,2026-11-01", "good-until.before-top-up"],
  ])("%j: %s", (text, code) => {
    const { groups, records } = plan(text);
    expect(groups.wrong.map(said)).toEqual([code]);
    expect(records).toEqual({ receipts: [], sims: [], wrong: 1 });
  });

  test("a corrected cell is read instead, and a skipped row doesn't prevent the import", () => {
    const text = "Date,Amount\n2026-11-22,1.234\n2026-11-23,free";
    const { groups, records } = plan(text, {
      corrected: [[2, { amount: "1234" }]],
      isSkipped: [[3, true]],
    });
    expect(groups.wrong.map(said)).toEqual([
      "2026-11-22T12:00+07:00 123400 EUR",
      "amount.not-a-number",
    ]);
    expect(records.receipts.length).toBe(1);
    expect(records.wrong).toBe(0);
  });

  test("days that fit two orders are reported", () => {
    expect(plan("Date,Amount\n03/04/2026,5").guess.isOrderUnsure).toBe(true);
    expect(plan("Date,Amount\n03/04/2026,5\n13/04/2026,5").guess).toMatchObject({
      isOrderUnsure: false,
      settings: { order: "dmy" },
    });
  });
});

describe("duplicates are not selected", () => {
  const text = "Date,Amount,Currency\n2026-11-22 14:59,100.00,THB\n2026-11-22 14:59,100.00,THB";

  test("a row that repeats another, but both can be imported", () => {
    expect(plan(text).rows.map(({ reason }) => reason)).toEqual([null, "twin"]);
    const { receipts } = plan(text, { isSkipped: [[3, false]] }).records;
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(2);
  });

  test("one receipt of the log matches one row", () => {
    const log = [
      receipt(1, { at: "2026-11-22T14:59+07:00", paid: { amount: 10_000, currency: "THB" } }),
    ];
    expect(plan(text, { receipts: log }).rows.map(({ reason }) => reason)).toEqual([
      "known",
      "twin",
    ]);
    const both = [...log, { ...receipt(2), ...log[0], id: identifier(2) }];
    expect(plan(text, { receipts: both }).rows.map(({ reason }) => reason)).toEqual([
      "known",
      "known",
    ]);
  });

  test("by order number, on any day; another number is another top-up", () => {
    const log = [receipt(1, { order: "A1" })];
    const rows =
      "Date,Amount,Currency,Order\n2026-11-22 14:59,100,THB,A1\n2026-11-22 14:59,100,THB,A2";
    expect(plan(rows, { receipts: log }).rows.map(({ reason }) => reason)).toEqual(["known", null]);
  });

  test("everything in a second import of the same table", () => {
    const table =
      "Date,Amount,SIM,Phone\n2026-11-22,100,Trip,+66 81 234 5678\n2026-11-23,100,Trip,+66 81 234 5678";
    const { receipts, sims } = plan(table).records;
    expect([receipts.length, sims.length]).toEqual([2, 1]);
    const again = plan(table, { receipts, sims });
    expect(again.rows.map(({ reason }) => reason)).toEqual(["known", "known"]);
    expect(again.records).toEqual({ receipts: [], sims: [], wrong: 0 });
  });
});

describe("our own table comes back as it was", () => {
  // Only what the form accepts.
  const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu;
  const text = typedText(30).map((typed) => cleanLine(typed.replace(invisible, "")));
  const packages = fc
    .record({
      name: text,
      data: fc.option(fc.integer({ min: 0, max: 10 ** 6 })),
      days: fc.option(fc.integer({ min: 1, max: 9999 })),
    })
    .filter(({ name, data, days }) => name !== "" || data !== null || days !== null);
  const logs = fc.array(
    fc
      .record({
        ...{ id: identifiers, channelName: text, order: text, notes: text },
        paid: monies(["USD", "JPY", "KWD"]),
        package: fc.option(packages),
      })
      .map((changes) => receipt(1, { simId: identifier(11), ...changes })),
    { minLength: 1, maxLength: 4 },
  );

  test("apart from its photos, which are not in it", () => {
    fc.assert(
      fc.property(logs, (receipts) => {
        const unique = [...new Map(receipts.map((each) => [each.id, each])).values()];
        const sims = [sim(11)];
        const { rows, records } = plan(toCsv(unique, sims));
        expect(rows.filter(({ isSkipped }) => isSkipped)).toEqual([]);
        const [added] = records.sims;
        const bare = newestFirst(unique).map(({ edits: _, ...rest }) => ({
          ...rest,
          photoIds: [],
          simId: added?.id,
        }));
        expect(records.receipts.map(({ edits: _, ...rest }) => rest)).toEqual(bare);
        expect(added).toMatchObject({ label: "Trip", operator: "AIS", phone: "+66 81 234 5678" });
      }),
    );
  });

  test("with its package, history and claim, and as duplicates on the same phone", () => {
    const full = receipt(1, {
      ...{ simId: identifier(11), credited: { amount: 9900, currency: "THB" }, status: "refunded" },
      ...{ fee: { amount: 100, currency: "THB" }, means: "cash", goodUntil: "2026-12-22" },
      balanceAfter: { amount: 9905, currency: "THB" },
      package: { name: "Tourist", data: 15_000, days: 30 },
      history: [
        { status: "failed", at: "2026-11-22T08:59:00.000Z", refund: null },
        {
          status: "refunded",
          at: "2026-11-24T08:59:00.000Z",
          refund: { amount: 10_000, currency: "THB" },
        },
      ],
      claim: {
        openedOn: "2026-11-23",
        with: "Ding",
        reference: "C-77",
        answerBy: null,
        nextStep: "Bank\nDing",
      },
    });
    const [first] = plan(toCsv([full], [sim(11)]), { sims: [sim(11)] }).records.receipts;
    expect(first).toEqual(full);
    const again = plan(toCsv([full], [sim(11)]), { sims: [sim(11)], receipts: [full] });
    expect(again.rows.map(({ reason }) => reason)).toEqual(["known"]);
  });
});

describe("bills of payment services", () => {
  const WECHAT = [
    "微信支付账单明细,,,,,,,,",
    "----------------------微信支付账单明细列表--------------------,,,,,,,,",
    "交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注",
    '2026-11-22 14:59:03,商户消费,中国移动,"话费充值-138****0000",支出,¥50.00,零钱,支付成功,"1000039801202611220000000001\t",X1,/',
    '2026-11-22 15:00:00,商户消费,美团,外卖,支出,¥32.10,零钱,支付成功,"1000039801202611220000000002\t",X2,/',
    '2026-11-23 09:00:00,商户消费,中国联通,手机充值,支出,¥30.00,招商银行(1234),充值成功,"1000039801202611220000000003\t",X3,/',
    '2026-11-24 09:00:00,商户消费,中国电信,话费充值,支出,¥20.00,零钱,已全额退款,"1000039801202611220000000004\t",X4,/',
    '2026-11-24 10:00:00,零钱充值,/,/,/,¥100.00,招商银行(1234),充值完成,"1000039801202611220000000005\t",X5,/',
  ].join("\r\n");

  test("a payment is pending unless the bill says more; other rows are not selected", () => {
    const { guess, rows } = plan(WECHAT);
    expect(guess.bill).toBe("wechat");
    expect(rows.map((row) => [row.reason, row.receipt?.status, row.receipt?.means])).toEqual([
      [null, "pending", "wallet"],
      ["other", "pending", "wallet"],
      [null, "credited", "card"],
      [null, "refunded", "wallet"],
      ["other", "credited", "card"],
    ]);
    expect(rows[0]?.receipt).toMatchObject({
      at: "2026-11-22T14:59+08:00",
      ...{ paid: { amount: 5000, currency: "CNY" }, order: "1000039801202611220000000001" },
      ...{
        channel: "platform",
        channelName: "WeChat Pay",
        notes: "中国移动\n话费充值-138****0000",
      },
    });
  });

  test("Alipay's lines before the heading and its trailing comma are not rows", () => {
    const alipay = [
      "------------------------------------------------------------------------------------",
      "导出信息：",
      "姓名：某某",
      "交易时间,交易分类,交易对方,对方账号,商品说明,收/支,金额,收/付款方式,交易状态,交易订单号,商家订单号,备注,",
      "2026-11-22 14:59:03,充值缴费,中国移动,b***@x.cn,手机话费充值,支出,50.00,余额宝,交易成功,2026112222001400001234567890\t,T1\t,,",
      "2026-11-23 14:59:03,充值缴费,中国移动,b***@x.cn,手机话费充值,不计收支,50.00,余额宝,交易关闭,2026112322001400001234567890\t,T2\t,,",
      "2026-11-23 15:59:03,日用百货,超市,a***@x.cn,牛奶,支出,12.00,余额宝,交易成功,2026112422001400001234567890\t,T3\t,,",
    ].join("\n");
    const { guess, rows } = plan(alipay);
    expect(guess.bill).toBe("alipay");
    expect(rows.map((row) => [row.reason, row.receipt?.status])).toEqual([
      [null, "pending"],
      ["not-paid", "failed"],
      ["other", "pending"],
    ]);
    expect(rows[0]?.receipt?.order).toBe("2026112222001400001234567890");
  });

  test("a table of one's own is no bill", () => {
    expect(billOf(["日期", "金额", "备注"])).toBeNull();
  });
});
