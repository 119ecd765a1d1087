import { minorDigits } from "./currency.ts";
import { isIdentifier } from "./identifier.ts";
import { dateOf, parseInstant } from "./instant.ts";
import { LARGEST, type Money } from "./money.ts";
import { isDate } from "./plain-date.ts";
import { CHANNELS, MEANS, RECEIPT_LIMITS, type Receipt, STATUSES } from "./receipt.ts";
import type { Photo, Tombstone } from "./records.ts";
import { nameOf, SIM_LIMITS, type Sim } from "./sim.ts";
import { cleanLine, cleanText, lengthOf } from "./text.ts";

type Check = (value: unknown) => boolean;
type Shape<T> = Record<keyof T, Check>;

/** A photo without its bytes. */
export type PhotoFacts = Omit<Photo, "bytes">;

const isString = (value: unknown): value is string => typeof value === "string";
const isId: Check = (value) => isString(value) && isIdentifier(value);
const isLine =
  (most: number): Check =>
  (value) =>
    isString(value) && cleanLine(value) === value && lengthOf(value) <= most;
const isText =
  (most: number): Check =>
  (value) =>
    isString(value) && cleanText(value) === value && lengthOf(value) <= most;
const isOneOf =
  (options: readonly string[]): Check =>
  (value) =>
    isString(value) && options.includes(value);
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);
const isSize: Check = (value) => Number.isSafeInteger(value) && Number(value) > 0;
const isMoment: Check = (value) => isString(value) && parseInstant(value) !== null;
const isDay: Check = (value) => isString(value) && isDate(value);

/** Whether a value is UTC text with milliseconds. */
export function isTimestamp(value: unknown): value is string {
  const epoch = isString(value) ? Date.parse(value) : Number.NaN;
  return !Number.isNaN(epoch) && new Date(epoch).toISOString() === value;
}

const isMoney: Check = (value) =>
  fits<Money>(value, {
    amount: (amount) =>
      Number.isSafeInteger(amount) && Number(amount) >= 0 && Number(amount) <= LARGEST,
    currency: (currency) => isString(currency) && minorDigits(currency) !== undefined,
  });

const STAMPS = { createdAt: isTimestamp, updatedAt: isTimestamp };

const RECEIPT: Shape<Receipt> = {
  id: isId,
  simId: orNull(isId),
  at: isMoment,
  channel: isOneOf(CHANNELS),
  channelName: isLine(RECEIPT_LIMITS.channelName),
  paid: isMoney,
  credited: orNull(isMoney),
  fee: orNull(isMoney),
  means: orNull(isOneOf(MEANS)),
  order: isLine(RECEIPT_LIMITS.order),
  balanceBefore: orNull(isMoney),
  balanceAfter: orNull(isMoney),
  goodUntil: orNull(isDay),
  status: isOneOf(STATUSES),
  notes: isText(RECEIPT_LIMITS.notes),
  photoIds: (value) => Array.isArray(value) && value.every(isId),
  ...STAMPS,
};

const SIM: Shape<Sim> = {
  id: isId,
  label: isLine(SIM_LIMITS.label),
  operator: isLine(SIM_LIMITS.operator),
  country: (value) => isString(value) && /^(?:[A-Z]{2})?$/.test(value),
  phone: isLine(SIM_LIMITS.phone),
  ...STAMPS,
};

const PHOTO: Shape<PhotoFacts> = {
  id: isId,
  receiptId: isId,
  type: (value) => isString(value) && /^image\/[a-z0-9.+-]+$/.test(value),
  width: isSize,
  height: isSize,
  ...STAMPS,
};

const TOMBSTONE: Shape<Tombstone> = {
  id: isId,
  deleted: (value) => value === true,
  updatedAt: isTimestamp,
};

/** The member that is wrong in a value that should be a receipt or its tombstone, or null. */
export function findFlawInReceipt(value: unknown): string | null {
  return findFlaw(value, RECEIPT, (receipt: Receipt) => {
    const { paid, fee, credited, balanceBefore, balanceAfter, goodUntil, at } = receipt;
    const received = [credited, balanceBefore, balanceAfter].filter((money) => money !== null);
    if (fee && fee.currency !== paid.currency) return "fee";
    if (new Set(received.map(({ currency }) => currency)).size > 1) return "balanceAfter";
    return goodUntil && goodUntil < dateOf(at) ? "goodUntil" : null;
  });
}

/** The same for a SIM. */
export function findFlawInSim(value: unknown): string | null {
  return findFlaw(value, SIM, (sim: Sim) => (nameOf(sim) ? null : "label"));
}

/** The same for a photo without its bytes. */
export function findFlawInPhoto(value: unknown): string | null {
  return findFlaw(value, PHOTO, () => null);
}

function findFlaw<T>(value: unknown, shape: Shape<T>, look: (record: T) => string | null) {
  if (typeof value !== "object" || value === null) return "id";
  if ("deleted" in value) return flawedMember(value, TOMBSTONE);
  return flawedMember(value, shape) ?? look(value as T);
}

function fits<T>(value: unknown, shape: Shape<T>): boolean {
  return typeof value === "object" && value !== null && flawedMember(value, shape) === null;
}

// A member too many is a flaw as well: what isn't understood would get lost.
function flawedMember(value: object, shape: Record<string, Check>): string | null {
  const members = new Map(Object.entries(value));
  const unknown = [...members.keys()].find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) return unknown;
  const wrong = Object.entries(shape).find(([name, check]) => !check(members.get(name)));
  return wrong?.[0] ?? null;
}
