import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Filter, groupByMonth, isWithin, newestFirst, totals } from "./listing.ts";
import { STATUSES } from "./receipt.ts";
import { Search, SearchIndex } from "./search.ts";
import { instants, monies } from "./testing/arbitraries.ts";
import { ENGLISH, GERMAN } from "./testing/marks.ts";
import { identifier, receipt, sim } from "./testing/records.ts";

const SIMS = [
  sim(11, { label: "Ferienreise Köln", operator: "Ortel", phone: "+49 171 2345678" }),
  sim(12, { label: "ทริป", operator: "ทรูมูฟ", phone: "081-234-5678" }),
];
const RECEIPTS = [
  receipt(1, {
    simId: identifier(11),
    at: "2026-11-03T10:00+01:00",
    paid: { amount: 123450, currency: "EUR" },
    channel: "app",
    channelName: "Ｏｒｔｅｌ Café",
    order: "TX-4711",
    notes: "Straße, ｶﾞｽ, مُحَمَّد",
  }),
  receipt(2, {
    simId: identifier(12),
    at: "2026-11-20T10:00+07:00",
    paid: { amount: 30000, currency: "THB" },
    balanceAfter: { amount: 4567, currency: "THB" },
    status: "pending",
    notes: "ISTANBUL İğne",
  }),
  receipt(3, { at: "2026-12-01T00:30+07:00", paid: { amount: 500, currency: "JPY" } }),
];

const simOf = ({ simId }: { simId: string | null }) => SIMS.find(({ id }) => id === simId);

/** Return the numbers of the receipts that fit a filter. */
function found(filter: Filter, marks = ENGLISH): number[] {
  const search = new Search(filter.text ?? "", marks);
  const index = new SearchIndex(marks);
  return newestFirst(RECEIPTS)
    .filter((each) => isWithin(each, filter) && search.finds(index.of(each, simOf(each))))
    .map(({ id }) => Number(id.slice(-4)));
}

describe("a search finds all words in any place, and only vowel signs matter", () => {
  test.each([
    ["", [3, 2, 1]],
    ["  ", [3, 2, 1]],
    ["koln", [1]],
    ["KÖLN", [1]],
    ["Ortel cafe", [1]],
    ["ｏｒｔｅｌ", [1]],
    ["cafe ortel 4711", [1]],
    ["cafe tokyo", []],
    ["STRASSE", [1]],
    ["ガス", [1]],
    ["محمد", [1]],
    ["istanbul", [2]],
    ["igne", [2]],
    ["ทรูมูฟ", [2]],
    ["ทรมฟ", []],
    ["tx-4711", [1]],
    ["0812345678", [2]],
    ["081-234", [2]],
    ["٠٨١", [2]],
    ["+491712345678", [1]],
    ["\u202a+49 171\u202c", [1]],
    ["2345678", [2, 1]],
    ["1234.50", [1]],
    ["1,234.50", [1]],
    ["1,234.5", [1]],
    ["45.67", [2]],
    ["thb", [2]],
    ["300 THB", [2]],
    ["500", [3]],
    ["*", []],
  ])("%j", (text, numbers) => {
    expect(found({ text })).toEqual(numbers);
  });

  test.each(["1234,50", "1.234,50"])("%j, as a German types it", (text) => {
    expect(found({ text }, GERMAN)).toEqual([1]);
  });
});

describe("filters are combined; a period uses local dates, both ends included", () => {
  test.each([
    [{ sim: identifier(11) }, [1]],
    [{ sim: "none" }, [3]],
    [{ sim: identifier(99) }, []],
    [{ channel: "app" }, [1]],
    [{ channel: "shop" }, [3, 2]],
    [{ status: "pending" }, [2]],
    [{ from: "2026-11-20" }, [3, 2]],
    [{ to: "2026-11-20" }, [2, 1]],
    [{ from: "2026-11-04", to: "2026-11-30" }, [2]],
    [{ from: "2026-12-01", to: "2026-11-01" }, []],
    [{ sim: "", channel: "", status: "", from: "", to: "" }, [3, 2, 1]],
    [{ channel: "shop", text: "istanbul" }, [2]],
  ] as [Filter, number[]][])("%j", (filter, numbers) => {
    expect(found(filter)).toEqual(numbers);
  });
});

test("the newest instant is first; at equal instants the later id", () => {
  const receipts = [
    receipt(1, { at: "2026-11-22T10:00+07:00" }),
    receipt(2, { at: "2026-11-22T05:00+01:00" }),
    receipt(3, { at: "2026-11-22T03:00+00:00" }),
  ];
  expect(newestFirst(receipts).map(({ id }) => id)).toEqual([2, 3, 1].map(identifier));
});

test("months are in descending order and have every receipt once", () => {
  fc.assert(
    fc.property(fc.array(instants, { maxLength: 12 }), (moments) => {
      const all = moments.map((at, number) => receipt(number, { at }));
      const months = groupByMonth(newestFirst(all));
      const names = months.map(({ month }) => month);
      expect(names).toEqual([...new Set(names)].toSorted().toReversed());
      for (const { month, receipts } of months) {
        expect(receipts.filter(({ at }) => !at.startsWith(month))).toEqual([]);
        expect(receipts).toEqual(newestFirst(receipts));
      }
      const kept = months.flatMap(({ receipts }) => receipts.map(({ id }) => id));
      expect(kept.toSorted()).toEqual(all.map(({ id }) => id));
    }),
  );
});

test("months use the local time: 00:30 in Bangkok is December, although it is November in UTC", () => {
  expect(groupByMonth(newestFirst(RECEIPTS)).map((each) => [each.month, each.totals])).toEqual([
    ["2026-12", [{ amount: 500, currency: "JPY" }]],
    [
      "2026-11",
      [
        { amount: 123450, currency: "EUR" },
        { amount: 30000, currency: "THB" },
      ],
    ],
  ]);
});

test("money that was paid back is not in the totals", () => {
  const receipts = STATUSES.map((status, index) =>
    receipt(index, { status, paid: { amount: 2 ** index, currency: "THB" } }),
  );
  // pending 1, credited 2, claimed 8
  expect(totals(receipts)).toEqual([{ amount: 11, currency: "THB" }]);
});

test("totals have one exact sum for each currency, in alphabetical order", () => {
  fc.assert(
    fc.property(fc.array(monies(["USD", "JPY", "KWD"]), { maxLength: 20 }), (paid) => {
      const currencies = [...new Set(paid.map(({ currency }) => currency))].toSorted();
      const expected = currencies.map((currency) => {
        const amounts = paid.filter((each) => each.currency === currency);
        return { amount: amounts.reduce((sum, { amount }) => sum + amount, 0), currency };
      });
      expect(totals(paid.map((each, number) => receipt(number, { paid: each })))).toEqual(expected);
    }),
  );
});

describe("what was spent is what did not come back", () => {
  const refunded = (paid: number, refund: number | null, currency = "THB") =>
    receipt(1, {
      paid: { amount: paid, currency: "THB" },
      status: "refunded",
      history: [
        { status: "claimed", at: "2026-11-23T08:00:00.000Z", refund: null },
        {
          status: "refunded",
          at: "2026-11-24T08:00:00.000Z",
          refund: refund === null ? null : { amount: refund, currency },
        },
      ],
    });

  test.each([
    ["a part", refunded(30_000, 10_000), [20_000]],
    ["all", refunded(30_000, 30_000), []],
    ["more than was paid", refunded(30_000, 40_000), []],
    ["nothing", refunded(30_000, 0), [30_000]],
    ["nobody noted how much", refunded(30_000, null), []],
    ["in another currency", refunded(30_000, 900, "USD"), []],
  ])("%s", (_name, each, sums) => {
    expect(totals([each]).map(({ amount }) => amount)).toEqual(sums);
  });
});
