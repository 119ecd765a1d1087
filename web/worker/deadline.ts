/**
 * Do `work` within `ms` milliseconds, or until `outer` calls it off; its signal then ends it, in
 * the middle of a body too. Each call of `goOn` gives it as many milliseconds again.
 */
export async function within<T>(
  ms: number,
  work: (signal: AbortSignal, goOn: () => void) => Promise<T>,
  outer?: AbortSignal,
): Promise<T> {
  outer?.throwIfAborted();
  const controller = new AbortController();
  const abort = () => controller.abort();
  let timer = setTimeout(abort, ms);
  const goOn = () => {
    clearTimeout(timer);
    timer = setTimeout(abort, ms);
  };
  outer?.addEventListener("abort", abort);
  return work(controller.signal, goOn).finally(() => clearTimeout(timer));
}
