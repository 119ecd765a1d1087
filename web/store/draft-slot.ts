/**
 * The place where an open form keeps its draft. A Web Lock makes sure that no other tab writes
 * there.
 */
import type { Fields } from "../domain/fields.ts";
import type { Marks } from "../domain/money.ts";
import { newId, stampAfter } from "./clock.ts";
import {
  copyDraft,
  type Draft,
  type DraftKey,
  draftKey,
  eraseDraft,
  keepDraft,
  readDrafts,
} from "./drafts.ts";

/**
 * What the form is for: a stored receipt, or a new one. A new one may be a duplicate of `from`, or
 * must not continue an older draft (`isFresh`).
 */
export type Purpose = { edit: string } | { edit: null; from: string | null; isFresh?: boolean };
export type Typed = Readonly<{
  fields: Fields;
  photoIds: readonly string[];
  basis: string | null;
  /** The fields of the stored receipt at the start, for joining with another edit. */
  before?: Fields;
  /** The ids of its photos at the start. */
  photosBefore?: readonly string[];
  /** The marks with which each amount was typed: the draft may be opened in another language. */
  marksOf?: Readonly<Record<string, Marks>>;
}>;

const COPY_DELAY = 300; // in ms, after a keystroke
const LOCK_PATIENCE = 400; // in ms: a page that is being reloaded needs this long to release it

export class DraftSlot {
  readonly key: DraftKey;
  readonly token: string;
  readonly receiptId: string;
  readonly restored: Draft | null;
  readonly #purpose: Purpose;
  #pending: Draft | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #copying: Promise<void> = Promise.resolve();
  #closed = false;

  constructor(key: DraftKey, receiptId: string, purpose: Purpose, restored: Draft | null) {
    this.key = key;
    this.receiptId = receiptId;
    this.restored = restored;
    this.token = restored?.token ?? newId();
    this.#purpose = purpose;
  }

  /** Keep what was typed. Return false if only the slower copy keeps it. */
  keep(typed: Typed): boolean {
    if (this.#closed) return true;
    const purpose = this.#purpose;
    this.#pending = {
      ...typed,
      key: this.key,
      token: this.token,
      receiptId: this.receiptId,
      edit: purpose.edit !== null,
      from: purpose.edit === null ? purpose.from : null,
      typedAt: stampAfter(this.#pending?.typedAt ?? this.restored?.typedAt),
    };
    this.#timer ??= setTimeout(() => this.flush(), COPY_DELAY);
    return keepDraft(this.#pending);
  }

  /**
   * Update the copy now. A failure is not reported here, because saving the form will report it.
   */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const draft = this.#pending;
    this.#copying = this.#copying
      .then(() => (draft ? copyDraft(draft) : undefined))
      .catch(() => undefined);
    return this.#copying;
  }

  /** Delete the draft. What is typed from now on is kept again. */
  async clear(): Promise<void> {
    this.#pending = null;
    await this.flush();
    await eraseDraft(this.key);
  }

  /** Delete the draft of a saved form, and keep nothing any more. */
  close(): Promise<void> {
    this.#closed = true;
    return this.clear();
  }
}

/** Return a slot with the latest matching draft that no other tab has open, or an empty slot. */
export async function claimSlot(purpose: Purpose): Promise<DraftSlot> {
  for (const { key } of await fittingDrafts(purpose)) {
    if (!(await lock(key, LOCK_PATIENCE))) continue;
    // Read again: the tab that held the lock may just have saved the draft.
    const draft = (await fittingDrafts(purpose)).find((each) => each.key === key);
    if (draft) return new DraftSlot(key, draft.receiptId, purpose, draft);
  }
  const receiptId = purpose.edit ?? newId();
  let n = 1;
  while (!(await lock(draftKey(receiptId, n), 0))) n++;
  return new DraftSlot(draftKey(receiptId, n), receiptId, purpose, null);
}

async function fittingDrafts(purpose: Purpose): Promise<Draft[]> {
  return (await readDrafts()).filter(({ edit, receiptId, from }) =>
    purpose.edit === null
      ? !purpose.isFresh && !edit && (purpose.from === null || purpose.from === from)
      : edit && receiptId === purpose.edit,
  );
}

/**
 * Hold a lock until the page is closed. Return false if another page still has it after `patience`
 * ms.
 */
function lock(name: string, patience: number): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true); // without HTTPS there are no locks
  return new Promise((resolve) => {
    const options = patience ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
    const hold = (held: Lock | null) => {
      resolve(held !== null);
      return held && new Promise<never>(() => undefined);
    };
    navigator.locks.request(name, options, hold).catch(() => resolve(false));
  });
}
