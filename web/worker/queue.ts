/** What changes a release's cache goes one by one. */
let queue: Promise<unknown> = Promise.resolve();

/** Do this when all that was asked for before is done. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}
