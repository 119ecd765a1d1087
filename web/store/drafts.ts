/**
 * Drafts of receipts. `localStorage` takes each keystroke at once, but the browser writes it to
 * disk only seconds later. So a copy in IndexedDB follows, which survives if the browser is killed.
 */
import type { Fields } from "../domain/fields.ts";
import type { Marks } from "../domain/money.ts";
import { withDatabase } from "./database.ts";
import { deleteMeta, getMeta, putMeta } from "./meta.ts";
import { type Writing, writeQuietly } from "./write.ts";

export type DraftKey = `nobars:draft:${string}`;

export type Draft = {
  key: DraftKey;
  /** New each time that a form is opened: tells a draft from an older one of the same receipt. */
  token: string;
  receiptId: string;
  /** The receipt that is duplicated, if any. `edit` is true for drafts of a stored receipt. */
  from: string | null;
  edit: boolean;
  basis: string | null;
  fields: Fields;
  photoIds: readonly string[];
  before?: Fields;
  /** Missing in drafts of the first release. */
  marksOf?: Readonly<Record<string, Marks>>;
  typedAt: string;
};

const PREFIX = "nobars:draft:";

/** Return the key of the nth form that is open for a receipt. */
export function draftKey(receiptId: string, n: number): DraftKey {
  return `${PREFIX}${receiptId}${n > 1 ? `~${n}` : ""}`;
}

/** Keep a draft now. Return false if `localStorage` is full or blocked. */
export function keepDraft(draft: Draft): boolean {
  try {
    localStorage.setItem(draft.key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** Store the draft's copy, which survives if the browser is killed. */
export async function copyDraft(draft: Draft): Promise<void> {
  await writeQuietly((writing) => putMeta(writing, draft.key, draft));
}

/** Delete a draft and its copy. */
export async function eraseDraft(key: DraftKey): Promise<void> {
  try {
    localStorage.removeItem(key);
  } catch {
    // Blocked: nothing was kept there.
  }
  await writeQuietly((writing) => deleteMeta(writing, key));
}

/** Note, in the transaction that saves a draft's receipt, that the draft is no longer needed. */
export async function spendDraft(writing: Writing, { key, token }: DraftName): Promise<void> {
  const spent = (await getMeta(writing, "spent-drafts")) ?? [];
  await putMeta(writing, "spent-drafts", [...spent, token].slice(-50));
  await deleteMeta(writing, key);
}

export type DraftName = Pick<Draft, "key" | "token">;

/** Return all drafts in their latest state, the one typed last first. */
export async function readDrafts(): Promise<Draft[]> {
  const { copies, spent } = await readCopies().catch(() => NO_COPIES);
  const latest = new Map<string, Draft>();
  for (const draft of [...copies, ...readKept()]) {
    const other = latest.get(draft.key);
    if (spent.includes(draft.token) || (other && other.typedAt > draft.typedAt)) continue;
    latest.set(draft.key, draft);
  }
  return [...latest.values()].sort((a, b) => (a.typedAt < b.typedAt ? 1 : -1));
}

type Copies = { copies: Draft[]; spent: string[] };
const NO_COPIES: Copies = { copies: [], spent: [] };

async function readCopies(): Promise<Copies> {
  return withDatabase(async (database) => {
    const meta = database.transaction("meta").store;
    const copies = await meta.getAll(IDBKeyRange.bound(PREFIX, `${PREFIX}\uffff`));
    const spent = (await meta.get("spent-drafts")) ?? [];
    return { copies: copies as Draft[], spent: spent as string[] };
  });
}

function readKept(): Draft[] {
  try {
    return Object.keys(localStorage)
      .filter((key) => key.startsWith(PREFIX))
      .flatMap((key) => parse(localStorage.getItem(key)));
  } catch {
    return [];
  }
}

function parse(text: string | null): Draft[] {
  try {
    return [JSON.parse(text ?? "") as Draft];
  } catch {
    return []; // cut off by a full disk; the copy is complete
  }
}
