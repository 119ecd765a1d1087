import { compare } from "../order.ts";

/** A value as text, the same whatever the order of its members: that depends on who made it. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, member: unknown) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => compare(a, b)))
      : member,
  );
}
