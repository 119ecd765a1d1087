/** A queue: changes of a release's cache run one by one. */
let queue: Promise<unknown> = Promise.resolve();

/** Run `work` when everything that was queued before has ended. */
export function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}
