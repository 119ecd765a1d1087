import type { Report } from "./protocol.ts";
import { RELEASE_ID } from "./scope.ts";

/** Hears how many of `total` files are saved, by whichever way, and tells each number once. */
export function progressOf(total: number, tell: (report: Report) => unknown) {
  let most = 0;
  return (saved: number): void => {
    if (saved <= most) return;
    most = saved;
    tell({ type: "progress", release: RELEASE_ID, saved, total });
  };
}
