/** Finds rows that may be duplicates of a receipt in the log or of an earlier row. */
import { groupBy } from "../grouping.ts";
import { dateOf, parseInstant } from "../instant.ts";
import type { Receipt } from "../receipt.ts";

/**
 * A receipt that a row would add. `hasTime` is false if the table has days only. `hasId` is true if
 * the table gives the id: then an equal row with another id is another top-up.
 */
export type Candidate = { receipt: Receipt; hasTime: boolean; hasId: boolean };

/**
 * Finds duplicates. Each receipt of the log matches one row only: of two equal top-ups in the
 * table, the second is a duplicate only if the log has two as well.
 */
export class TwinFinder {
  readonly #ids: Map<string, Receipt>;
  readonly #byOrder: Map<string, Receipt[]>;
  readonly #byDay: Map<string, Receipt[]>;
  readonly #used: Set<string>;
  readonly #earlier = new Map<string, Candidate[]>();

  /** `named` are the ids in the table: these receipts match only their own rows. */
  constructor(receipts: readonly Receipt[], named: Iterable<string> = []) {
    this.#used = new Set(named);
    this.#ids = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    this.#byOrder = groupBy(receipts, ({ order }) => order || null);
    this.#byDay = groupBy(receipts, dayKey);
  }

  /** Return "known" if the log has it, "twin" if an earlier row has it, else null. */
  find(candidate: Candidate): "known" | "twin" | null {
    const found = this.#inLog(candidate);
    if (found) this.#used.add(found.id);
    const isTwin = this.#noteEarlier(candidate);
    if (found) return "known";
    return isTwin ? "twin" : null;
  }

  #inLog(candidate: Candidate): Receipt | undefined {
    const { receipt } = candidate;
    const isFree = ({ id }: Receipt) => !this.#used.has(id);
    return (
      this.#ids.get(receipt.id) ??
      this.#byOrder.get(receipt.order)?.find(isFree) ??
      this.#byDay.get(dayKey(receipt))?.find((other) => isFree(other) && isSame(candidate, other))
    );
  }

  /** Remembers the row, and returns whether an earlier one is equal. */
  #noteEarlier(candidate: Candidate): boolean {
    const { receipt, hasId } = candidate;
    if (hasId) return false;
    const key = receipt.order ? `order ${receipt.order}` : dayKey(receipt);
    const earlier = this.#earlier.get(key) ?? [];
    this.#earlier.set(key, [...earlier, candidate]);
    if (receipt.order) return earlier.length > 0;
    return earlier.some((other) => isRepeated(candidate, other));
  }
}

/** Return whether two rows without an order number are equal in all that they say. */
function isRepeated(a: Candidate, b: Candidate): boolean {
  const said = ({ receipt }: Candidate) => {
    const { at, simId, channel, channelName, credited, notes, balanceAfter } = receipt;
    return JSON.stringify([at, simId, channel, channelName, credited, notes, balanceAfter]);
  };
  return said(a) === said(b);
}

function isSame({ receipt, hasTime }: Candidate, other: Receipt): boolean {
  if (receipt.order && other.order) return receipt.order === other.order;
  const isOfOtherSim = receipt.simId && other.simId && receipt.simId !== other.simId;
  if (isOfOtherSim) return false;
  if (receipt.simId && receipt.simId === other.simId) return true;
  return !hasTime || parseInstant(receipt.at) === parseInstant(other.at);
}

function dayKey({ at, paid }: Receipt): string {
  return `${dateOf(at)} ${paid.amount} ${paid.currency}`;
}
