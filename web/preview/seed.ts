/** Stores records past the forms: for tests of what the app does with them. */
import { findFlaw } from "../domain/records/check.ts";
import type { KindName } from "../domain/records/kinds.ts";
import { newId } from "../store/clock.ts";
import { write } from "../store/write.ts";

/** Store a record of a kind, made now, and return its id. @throws Error, StorageProblem */
async function seed(kind: KindName, members: object): Promise<string> {
  const now = new Date().toISOString();
  const record = { id: newId(), ...members, createdAt: now, updatedAt: now };
  const flaw = findFlaw(kind, record);
  if (flaw) throw new Error(`No form stores such a value: ${flaw} of ${JSON.stringify(record)}`);
  await write((writing) => writing.objectStore(kind).put(record as never));
  return record.id;
}

Object.assign(globalThis, { seed });
