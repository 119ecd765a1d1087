// Plain records, which tests change by hand.
import type { Use } from "../act.ts";
import type { Reading } from "../balance.ts";
import type { Correction } from "../correction.ts";
import type { Rate } from "../rate.ts";
import type { Receipt } from "../receipt.ts";
import type { Photo } from "../photo.ts";
import type { Tombstone } from "../records/kind.ts";
import { type Log, mapKinds } from "../records/kinds.ts";
import { type Sim, startSim } from "../sim.ts";
import type { Trip } from "../trip.ts";

/** The time 2026-11-22T14:59:00+07:00, also as records store it. */
export const NOW = 1795334340000;
export const STAMP = "2026-11-22T07:59:00.000Z";

/** Return a UUIDv7 that ends in the number. */
export function identifier(number: number): string {
  return `019f0000-0000-7000-8000-${number.toString(16).padStart(12, "0")}`;
}

export function receipt(number = 1, changes: Partial<Receipt> = {}): Receipt {
  return {
    id: identifier(number),
    simId: null,
    at: "2026-11-22T14:59+07:00",
    channel: "shop",
    channelName: "",
    paid: { amount: 10000, currency: "THB" },
    credited: null,
    fee: null,
    means: null,
    order: "",
    balanceBefore: null,
    balanceAfter: null,
    goodUntil: null,
    package: null,
    status: "credited",
    notes: "",
    history: [],
    claim: null,
    photoIds: [],
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

export function sim(number = 1, changes: Partial<Sim> = {}): Sim {
  return {
    id: identifier(number),
    label: "Trip",
    operator: "AIS",
    country: "TH",
    phone: "+66 81 234 5678",
    ...startSim(),
    notes: "",
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

export function reading(number = 1, changes: Partial<Reading> = {}): Reading {
  return {
    id: identifier(number),
    simId: identifier(11),
    at: "2026-11-22T14:59+07:00",
    money: { amount: 10000, currency: "THB" },
    data: null,
    minutes: null,
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

export function use(number = 1, changes: Partial<Use> = {}): Use {
  return {
    id: identifier(number),
    simId: identifier(11),
    kind: "sms",
    on: "2026-11-22",
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

export function trip(number = 1, changes: Partial<Trip> = {}): Trip {
  return {
    id: identifier(number),
    name: "Thailand",
    from: "2026-11-20",
    to: "2026-12-03",
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

export function rate(number = 1, changes: Partial<Rate> = {}): Rate {
  return {
    id: identifier(number),
    of: { amount: 10000, currency: "THB" },
    is: { amount: 260, currency: "EUR" },
    on: "2026-11-22",
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

export function correction(number = 1, changes: Partial<Correction> = {}): Correction {
  return {
    id: identifier(number),
    country: "TH",
    brand: "AIS",
    kind: "balance",
    channel: "ussd",
    value: "*121#",
    text: "",
    steps: "",
    verdict: "works",
    on: "2026-11-22",
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

export function photo(number = 1, changes: Partial<Photo> = {}): Photo {
  return {
    id: identifier(number),
    receiptId: identifier(1),
    type: "image/jpeg",
    bytes: bytesOf("\xff\xd8\xff\xe0 picture"),
    width: 1200,
    height: 1600,
    createdAt: STAMP,
    updatedAt: STAMP,
    ...changes,
  };
}

/** Return the tombstone of a record without its content. */
export function tombstone(number = 1, updatedAt = STAMP): Tombstone<never> {
  return { id: identifier(number), deleted: true, updatedAt };
}

/** Return the tombstone of a record in the bin. */
export function binned<T extends { id: string }>(was: T, updatedAt = STAMP, along?: string) {
  const stone = { id: was.id, deleted: true as const, updatedAt, was };
  return along === undefined ? stone : { ...stone, along };
}

/** Return a log with records of some kinds. */
export function log(kinds: Partial<Log> = {}): Log {
  return { ...mapKinds(() => []), ...kinds };
}

/** Return the bytes of Latin-1 text. */
export function bytesOf(text: string): ArrayBuffer {
  return Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer;
}

/** Return the log with photos' bytes as text: for Vitest any two `ArrayBuffer`s are equal. */
export function readable(whole: Log): object {
  const text = (record: object): object => {
    if ("was" in record) return { ...record, was: text(record.was as object) };
    if (!("bytes" in record)) return record;
    return { ...record, bytes: Buffer.from(record.bytes as ArrayBuffer).toString("latin1") };
  };
  return { ...whole, photos: whole.photos.map(text) };
}
