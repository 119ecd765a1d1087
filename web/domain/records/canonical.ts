import { compare } from "../order.ts";

/** Return a value as JSON text that doesn't depend on the order of members. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, member: unknown) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => compare(a, b)))
      : member,
  );
}
