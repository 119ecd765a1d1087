/**
 * Run `work` with a signal that aborts after `ms` milliseconds or when `outer` aborts, even in the
 * middle of a body. Each call of `goOn` starts the time anew.
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
