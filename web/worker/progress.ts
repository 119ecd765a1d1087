import type { Report } from "./protocol.ts";

/** Counts what is saved of `total` files, and tells each number. */
export function progressOf(total: number, tell: (report: Report) => unknown): () => void {
  let saved = 0;
  return () => tell({ type: "progress", saved: ++saved, total });
}
