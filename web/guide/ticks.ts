/**
 * The ticks of checklists, kept on this phone for the top-up that they were set for: until a
 * receipt is saved, and half a day at most. Where storage is blocked nothing is kept.
 */
const KEY = "nobars:checks:";
const KEPT = 12 * 60 * 60 * 1000; // ms

type Ticks = { at: number; names: string[] };

/** The names of the boxes that are ticked in a list, and hold still. */
export function readTicks(list: string): string[] {
  try {
    const ticks: unknown = JSON.parse(localStorage.getItem(KEY + list) ?? "null");
    return isTicks(ticks) && Math.abs(Date.now() - ticks.at) < KEPT ? ticks.names : [];
  } catch {
    return []; // storage is blocked, or holds something that we did not write
  }
}

/** Keep the ticks of a list. False where the browser does not let us: they hold while it is open. */
export function keepTicks(list: string, names: string[]): boolean {
  try {
    if (names.length === 0) localStorage.removeItem(KEY + list);
    else localStorage.setItem(KEY + list, JSON.stringify({ at: Date.now(), names }));
    return true;
  } catch {
    return false; // blocked or full
  }
}

/** Forget the ticks of all lists: what they were for is done. */
export function forgetTicks(): void {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(KEY)) localStorage.removeItem(key);
    }
  } catch {
    // Blocked: nothing was kept.
  }
}

/** Whether a change of localStorage is one of this list. */
export function isOfList(key: string | null, list: string): boolean {
  return key === null || key === KEY + list;
}

function isTicks(value: unknown): value is Ticks {
  const { at, names } = Object(value) as Partial<Ticks>;
  return typeof at === "number" && Array.isArray(names);
}
