/** The browser's own deflate (RFC 1951), available in all browsers since 2023. */
import type { Bytes } from "../domain/backup/format.ts";

const PATIENCE = 30; // in ms: a longer pause is noticed when the user taps something

let isSince = 0;

/** Let the page handle events: a stream alone runs without a break. */
export async function giveWay(): Promise<void> {
  if (performance.now() - isSince < PATIENCE) return;
  await new Promise((resolve) => setTimeout(resolve));
  isSince = performance.now();
}

/** Yield the bytes deflated. */
export function deflate(bytes: Bytes): AsyncGenerator<Bytes> {
  return pass(bytes, new CompressionStream("deflate-raw"), 2 ** 16);
}

/**
 * Yield inflated bytes, reading `step` bytes at a time. What comes before a damaged step is
 * yielded; then it throws. It also throws if bytes are missing at the end.
 */
export function inflate(bytes: Bytes, step: number): AsyncGenerator<Bytes> {
  return pass(bytes, new DecompressionStream("deflate-raw"), step);
}

async function* pass(
  bytes: Bytes,
  stream: CompressionStream | DecompressionStream,
  step: number,
): AsyncGenerator<Bytes> {
  let at = 0;
  const pull = (controller: ReadableStreamDefaultController<Bytes>): void => {
    if (at >= bytes.length) controller.close();
    else controller.enqueue(bytes.subarray(at, (at += step)));
  };
  const reader = new ReadableStream({ pull }).pipeThrough(stream).getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
      await giveWay();
    }
  } finally {
    await reader.cancel().catch(() => {}); // the rest isn't needed
  }
}

/** Return all parts joined. */
export async function collect(parts: AsyncIterable<Bytes>): Promise<Bytes> {
  const kept: Bytes[] = [];
  for await (const part of parts) kept.push(part);
  return join(kept);
}

/** Return parts joined. A single part isn't copied. */
export function join(parts: readonly Bytes[]): Bytes {
  if (parts.length === 1 && parts[0]) return parts[0];
  const whole = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
