/** One's own word on dial codes, through a backup and its restoring. */
import { expect, test } from "vitest";
import { latestOfEachCode } from "../domain/correction.ts";
import type { Correction } from "../domain/correction-schema.ts";
import { living } from "../domain/records/kind.ts";
import type { Log } from "../domain/records/kinds.ts";
import { planRestore } from "../domain/records/merge.ts";
import { correction, log, NOW, tombstone } from "../domain/testing/records.ts";
import { readBackup, writeBackup } from "./archive.ts";

const WORKS = correction(1, { value: "*123*1#", steps: "3 {number} #" });
const BY_SMS = correction(2, {
  kind: "voucher",
  channel: "sms",
  value: "1510",
  text: "RELOAD {pin}",
});
const ON_ALL = correction(3, { country: "NP", brand: "*", channel: "call", value: "1415" });
const FAILS = correction(4, { value: "*121#", verdict: "fails" });
const LATER = "2026-11-24T08:00:00.000Z";

async function restoreOn(phone: Log, kept: Log): Promise<Correction[]> {
  const file = await writeBackup(kept, NOW);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const reading = await readBackup([{ name: "backup.zip", bytes }]);
  if (!("log" in reading)) throw new Error("The backup isn't readable.");
  expect(reading.losses).toEqual([]);
  return latestOfEachCode(living(planRestore(phone, reading.log).log.corrections));
}

test("codes of all forms are back on a new phone, with what was said of them", async () => {
  const all = [WORKS, BY_SMS, ON_ALL, FAILS];
  const restored = await restoreOn(log(), log({ corrections: all }));
  expect(new Set(restored)).toEqual(new Set(all));
});

test("the later word on a code counts, on the phone or in the backup", async () => {
  const changed = { ...WORKS, verdict: "fails", updatedAt: LATER } as const;
  const early = log({ corrections: [WORKS] });
  const late = log({ corrections: [changed] });
  expect(await restoreOn(early, late)).toEqual([changed]);
  expect(await restoreOn(late, early)).toEqual([changed]);
});

test("the word of two phones on one code is one, the later", async () => {
  const other = correction(9, {
    ...WORKS,
    id: correction(9).id,
    verdict: "fails",
    updatedAt: LATER,
  });
  const restored = await restoreOn(log({ corrections: [WORKS] }), log({ corrections: [other] }));
  expect(restored).toEqual([other]);
});

test("a word that was taken back stays away", async () => {
  const phone = log({ corrections: [{ ...tombstone(1), updatedAt: LATER, deleted: true }] });
  expect(await restoreOn(phone, log({ corrections: [WORKS, FAILS] }))).toEqual([FAILS]);
});
