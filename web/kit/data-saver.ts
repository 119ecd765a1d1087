// Not available in every browser.
type Network = { connection?: { saveData?: boolean } };

/** Return whether the browser is set to save data. */
export function savesData(): boolean {
  return Boolean((navigator as Network).connection?.saveData);
}
