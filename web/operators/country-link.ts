/**
 * Return the path of a country's page below the directory's. If the worker is active, it is the
 * saved page that makes all countries (country-address.ts).
 */
export function countryPath(country: string): string {
  const code = country.toLowerCase();
  return navigator.serviceWorker?.controller ? `-/?${code}` : `${code}/`;
}
