const RANDOM_BITS = 74n;

/**
 * Return a UUIDv7 (RFC 9562) for epoch milliseconds and 10 random bytes. It sorts after `previous`,
 * even within one millisecond or after the clock was set back (the RFC's "monotonic random"
 * method).
 */
export function uuidv7(now: number, random: Uint8Array, previous?: string): string {
  const fresh = BigInt(`0x${toHex(random.subarray(0, 10))}`);
  const next = (BigInt(now) << RANDOM_BITS) | (fresh & ((1n << RANDOM_BITS) - 1n));
  if (previous === undefined) return format(next);
  const last = bitsOf(previous);
  const step = (fresh & 0xffff_ffffn) + 1n;
  return format(next > last ? next : last + step);
}

/** Return whether text is a UUID in lower case. */
export function isIdentifier(text: string): boolean {
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);
}

// Returns the time and the random bits as one number, without the six bits for version and variant.
function bitsOf(id: string): bigint {
  const hex = id.replaceAll("-", "");
  const time = BigInt(`0x${hex.slice(0, 12)}`);
  const high = BigInt(`0x${hex.slice(13, 16)}`);
  const low = BigInt(`0x${hex.slice(16)}`) & ((1n << 62n) - 1n);
  return (time << RANDOM_BITS) | (high << 62n) | low;
}

function format(value: bigint): string {
  const time = value >> RANDOM_BITS;
  const high = (value >> 62n) & 0xfffn;
  const low = value & ((1n << 62n) - 1n);
  const bits = (((time << 16n) | 0x7000n | high) << 64n) | (0b10n << 62n) | low;
  return bits
    .toString(16)
    .padStart(32, "0")
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
