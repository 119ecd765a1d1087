import type { Receipt } from "./receipt-schema.ts";
import { noteFormerEdit } from "./records/edits.ts";
import type { Steps } from "./records/kind.ts";

export type { Receipt } from "./receipt-schema.ts";

export const CHANNELS = [
  "app",
  "website",
  "platform",
  "shop",
  "voucher",
  "machine",
  "automatic",
] as const;
export const STATUSES = ["pending", "credited", "failed", "claimed", "refunded"] as const;
export const MEANS = ["cash", "card", "wallet", "transfer", "voucher", "other"] as const;

export type Channel = (typeof CHANNELS)[number];
export type Status = (typeof STATUSES)[number];
export type Means = (typeof MEANS)[number];

/** The most characters of each text, and the most entries of the history. */
export const RECEIPT_LIMITS = {
  channelName: 100,
  order: 100,
  notes: 5000,
  history: 100,
  claimWith: 100,
  nextStep: 1000,
} as const;

export const receiptSteps: Steps = {
  3: (receipt) => ({ ...noteFormerEdit(receipt), history: [], claim: null }),
  4: (receipt) => ({ ...receipt, package: null }),
};

/** Return the currency of a receipt's credited amount and balances, or "" if none is known. */
export function receivedCurrency(receipt: Receipt): string {
  const known = receipt.credited ?? receipt.balanceAfter ?? receipt.balanceBefore;
  return known?.currency ?? "";
}
