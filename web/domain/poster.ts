/** Which languages a poster has, and whether the address on it leads anywhere. */

const LOOPBACK = /^https?:\/\/(?:localhost|127\.[\d.]+|\[::1\])(?=[:/])/;

/** The tags of all `with` of a query, `zh-Hans,es`, in lower case. */
export function readWanted(values: readonly string[]): Set<string> {
  const tags = values.flatMap((each) => each.split(","));
  return new Set(tags.map((each) => each.trim().toLowerCase().replace("_", "-")).filter(Boolean));
}

/** Whether phones get from an address to the app that is read at `here`: not to this machine. */
export function isReachable(address: string, here: string): boolean {
  return !LOOPBACK.test(address) && here.startsWith(address);
}
