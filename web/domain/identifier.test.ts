import fc from "fast-check";
import { expect, test } from "vitest";
import { isIdentifier, uuidv7 } from "./identifier.ts";

const moment = fc.integer({ min: 0, max: 2 ** 47 });
const random = fc.uint8Array({ minLength: 10, maxLength: 10 });

/** Return the fields of a UUID as RFC 9562, 5.7 defines them. */
function fieldsOf(id: string): { time: number; version: number; variant: number } {
  const bits = BigInt(`0x${id.replaceAll("-", "")}`);
  return {
    time: Number(bits >> 80n),
    version: Number((bits >> 76n) & 0xfn),
    variant: Number((bits >> 62n) & 0b11n),
  };
}

test("an identifier is a UUID of version 7 with its time", () => {
  fc.assert(
    fc.property(moment, random, (now, bytes) => {
      const id = uuidv7(now, bytes);
      expect(isIdentifier(id)).toBe(true);
      expect(fieldsOf(id)).toEqual({ time: now, version: 7, variant: 0b10 });
    }),
  );
});

test("an identifier agrees with the example of RFC 9562, A.6", () => {
  // February 22, 2022 2:22:22.00 PM GMT-05:00; rand_a 0xCC3 and rand_b 0x18C4DC0C0C07398F
  // as one number of 74 bits.
  const bits = ((0xcc3n << 62n) | 0x18c4dc0c0c07398fn).toString(16).padStart(20, "0");
  const bytes = Uint8Array.from(Buffer.from(bits, "hex"));
  expect(uuidv7(0x017f22e279b0, bytes)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
});

test("identifiers ascend within a millisecond and after the clock was set back", () => {
  const steps = fc.array(fc.tuple(moment, random), { minLength: 2, maxLength: 20 });
  fc.assert(
    fc.property(steps, (moments) => {
      const ids: string[] = [];
      for (const [now, bytes] of moments) ids.push(uuidv7(now, bytes, ids.at(-1)));
      expect(ids).toEqual(ids.toSorted());
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.every((id) => isIdentifier(id) && fieldsOf(id).version === 7)).toBe(true);
    }),
  );
});

test("when the random bits of a millisecond are used up, the next millisecond is used", () => {
  const full = uuidv7(5, new Uint8Array(10).fill(0xff));
  const after = uuidv7(5, new Uint8Array(10), full);
  expect(after).toBe("00000000-0006-7000-8000-000000000000");
});
