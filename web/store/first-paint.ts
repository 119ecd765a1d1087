/** Notes for `first.ts`, which runs before the first paint and can't wait for the database. */

/** From now on there is a log: the home page waits for it, instead of moving when it comes. */
export function noteThatLogExists(): void {
  try {
    localStorage.setItem("nobars:log", "1");
  } catch {
    // Storage is blocked: the page moves.
  }
}
