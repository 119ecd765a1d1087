import type { Report } from "./protocol.ts";

/** Return a function that counts a saved file and reports the number of `total`. */
export function progressOf(total: number, tell: (report: Report) => unknown): () => void {
  let saved = 0;
  return () => tell({ type: "progress", saved: ++saved, total });
}
