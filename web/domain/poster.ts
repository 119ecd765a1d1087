/** The languages of a poster, and the check of its address. */

const LOOPBACK = /^https?:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?=[:/])/;

/** Return the language tags in the `with` parameters of a query (`zh-Hans,es`), in lower case. */
export function readWanted(values: readonly string[]): Set<string> {
  const tags = values.flatMap((each) => each.split(","));
  return new Set(tags.map((each) => each.trim().toLowerCase().replace("_", "-")).filter(Boolean));
}

/**
 * Return whether other phones can open an address: it leads to the app at `here`, not to this
 * machine.
 */
export function isReachable(address: string, here: string): boolean {
  return !LOOPBACK.test(address) && here.startsWith(address);
}
