/**
 * Stores the ticks of checklists for one top-up: until a receipt is saved, and for half a day at
 * most. If storage is blocked, nothing is kept.
 */
const KEY = "nobars:checks:";
const KEPT = 12 * 60 * 60 * 1000; // ms

type Ticks = { at: number; names: string[] };

/** Return the names of the ticked boxes of a list, if they are not too old. */
export function readTicks(list: string): string[] {
  try {
    const ticks: unknown = JSON.parse(localStorage.getItem(KEY + list) ?? "null");
    return isTicks(ticks) && Math.abs(Date.now() - ticks.at) < KEPT ? ticks.names : [];
  } catch {
    return []; // storage is blocked, or has something that we did not write
  }
}

/**
 * Store the ticks of a list. Return false if the browser doesn't allow it; they then stay only
 * while the page is open.
 */
export function keepTicks(list: string, names: string[]): boolean {
  try {
    if (names.length === 0) localStorage.removeItem(KEY + list);
    else localStorage.setItem(KEY + list, JSON.stringify({ at: Date.now(), names }));
    return true;
  } catch {
    return false; // blocked or full
  }
}

/** Delete the ticks of all lists, after their top-up is done. */
export function forgetTicks(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(KEY)) localStorage.removeItem(key);
    }
  } catch {
    // Blocked: nothing was kept.
  }
}

/** Return whether a change of localStorage concerns this list. */
export function isOfList(key: string | null, list: string): boolean {
  return key === null || key === KEY + list;
}

function isTicks(value: unknown): value is Ticks {
  const { at, names } = Object(value) as Partial<Ticks>;
  return typeof at === "number" && Array.isArray(names);
}
