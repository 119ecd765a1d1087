/** A sample log with every kind of record, dated relative to today as the states need it. */
import { formatInstant } from "../domain/instant.ts";
import type { Receipt, Status } from "../domain/receipt.ts";
import type { Sim } from "../domain/sim.ts";
import type { Photo } from "../domain/photo.ts";
import { withDatabase } from "../store/database.ts";
import { rememberBackup } from "../store/last-backup.ts";
import { writePicture } from "./picture.ts";
import { idOf, inDays, READINGS, SIMS, stamp, thb, USES } from "./sample-sims.ts";

const DAY = 86_400_000;
const now = Date.now();

function receipt(n: number, status: Status, simId: string | null, more: Partial<Receipt>): Receipt {
  return {
    id: idOf(n),
    simId,
    at: formatInstant(now - n * DAY, "+07:00"),
    channel: "app",
    channelName: "myAIS",
    paid: thb(30_000),
    credited: null,
    fee: null,
    means: "card",
    order: "A-2026-1122-001",
    balanceBefore: null,
    balanceAfter: null,
    goodUntil: null,
    package: null,
    status,
    notes: "",
    history: [],
    claim: null,
    photoIds: [],
    createdAt: stamp(n),
    updatedAt: stamp(n),
    ...more,
  };
}

const RECEIPTS: readonly Receipt[] = [
  receipt(1, "pending", idOf(101), { goodUntil: inDays(20), photoIds: [idOf(201)] }),
  receipt(2, "credited", idOf(102), {
    channel: "shop",
    credited: thb(29_000),
    fee: thb(1_000),
    means: "cash",
    balanceBefore: thb(1_250),
    balanceAfter: thb(30_250),
    goodUntil: inDays(0),
    notes: "Airport kiosk",
  }),
  receipt(3, "failed", null, { channel: "website", channelName: "" }),
  receipt(4, "claimed", idOf(103), {
    channel: "voucher",
    means: "wallet",
    claim: {
      openedOn: inDays(-3),
      with: "Ding",
      reference: "C-77",
      answerBy: inDays(-1),
      nextStep: "Bank: dispute",
    },
  }),
  receipt(5, "refunded", idOf(199), {
    channel: "machine",
    means: "other",
    history: [
      { status: "pending", at: stamp(5), refund: null },
      { status: "failed", at: stamp(4), refund: null },
      { status: "claimed", at: stamp(3), refund: null },
      { status: "refunded", at: stamp(2), refund: thb(30_000) },
    ],
  }),
  receipt(6, "pending", idOf(101), { channel: "platform", means: "transfer" }),
  receipt(7, "claimed", idOf(102), { channel: "automatic", means: "voucher" }),
  receipt(40, "credited", idOf(103), { goodUntil: inDays(-3), balanceAfter: thb(20_000) }),
];

/** Top-ups of more than a year, one a month; with a trip and an exchange rate. */
const SPENT = Array.from({ length: 16 }, (_, n) =>
  receipt(60 + n * 29, "credited", idOf(101 + (n % 3)), {
    channel: n % 2 ? "shop" : "app",
    channelName: n % 2 ? "" : "myAIS",
    paid: thb(10_000 + ((n * 7) % 5) * 10_000),
    fee: n % 2 ? thb(500) : null,
    credited: thb(9_500 + ((n * 7) % 5) * 10_000),
    goodUntil: inDays(-60 - n * 29 + 30),
  }),
);
const ABROAD = [
  receipt(61, "credited", idOf(102), {
    paid: { amount: 1_200, currency: "EUR" },
    channel: "website",
  }),
];
const NAMED = { createdAt: stamp(1), updatedAt: stamp(1) };
const TRIP = { id: idOf(301), name: "Thailand", from: inDays(-45), to: inDays(-1), ...NAMED };
const RATE = {
  id: idOf(401),
  of: { amount: 10_000, currency: "THB" },
  is: { amount: 260, currency: "EUR" },
  on: inDays(-2),
  ...NAMED,
};

const binned = (was: Receipt | Sim) => ({ id: was.id, deleted: true, updatedAt: stamp(1), was });

const BINNED = [
  ["receipts", binned(receipt(50, "failed", idOf(101), { notes: "Airport kiosk" }))],
  ["sims", binned({ ...(SIMS[0] as Sim), id: idOf(150) })],
] as const;

/** Write the sample log into the gallery's own database. */
export async function writeSamples(which: string): Promise<void> {
  const ids = { few: ["1", "4"], none: [] }[which];
  const isIn = ({ id }: Receipt) => !ids || ids.some((each) => id === idOf(Number(each)));
  const isSpent = which === "spent";
  const receipts = [...RECEIPTS.filter(isIn), ...(isSpent ? [...SPENT, ...ABROAD] : [])];
  const photos: Photo[] = receipts.length > 0 ? await photosOfBoth() : [];
  await withDatabase(async (database) => {
    const stores = [
      "receipts",
      "sims",
      "photos",
      "balances",
      "acts",
      "trips",
      "rates",
      "meta",
    ] as const;
    const writing = database.transaction(stores, "readwrite");
    for (const store of stores) await writing.objectStore(store).clear();
    for (const each of receipts) await writing.objectStore("receipts").put(each);
    for (const each of receipts.length > 0 ? SIMS : []) await writing.objectStore("sims").put(each);
    for (const each of receipts.length > 0 ? USES : []) await writing.objectStore("acts").put(each);
    for (const each of receipts.length > 0 ? READINGS : [])
      await writing.objectStore("balances").put(each);
    if (isSpent) {
      await writing.objectStore("trips").put(TRIP);
      await writing.objectStore("rates").put(RATE);
    }
    for (const [store, stone] of which === "bin" ? BINNED : []) {
      await writing.objectStore(store).put(stone as never);
    }
    for (const each of photos) await writing.objectStore("photos").put(each);
    await writing.done;
  });
  const backups: Record<string, number> = { "backup-today": 0, "backup-old": 5 };
  const days = backups[which];
  if (days !== undefined) await rememberBackup(stamp(days), receipts);
}

/** Return the photo of a receipt, and that of a SIM's card. */
async function photosOfBoth(): Promise<Photo[]> {
  const { bytes, width, height } = await writePicture();
  const facts = { type: "image/jpeg", bytes, width, height } as const;
  const times = { createdAt: stamp(1), updatedAt: stamp(1) };
  return [
    { id: idOf(201), receiptId: idOf(1), ...facts, ...times },
    { id: idOf(202), receiptId: null, simId: idOf(101), ...facts, ...times },
  ];
}
