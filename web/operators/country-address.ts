/**
 * The address of a country's page. A phone makes each of them from one saved page, `/operators/-/`,
 * which takes the country from its query, and then shows the country's own address.
 */
const COUNTRY = /\/operators\/([a-z]{2})\/$/;

/** Go on from "this page is not saved", which the worker gives for a country's address. */
export function leadToCountry(): void {
  const [, country] = COUNTRY.exec(location.pathname) ?? [];
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? "";
  if (country && canonical.endsWith("/offline/")) {
    location.replace(`../-/?${country}${location.hash}`);
  }
}

/** The country that the page is to show, "" for none; its own address takes the query's place. */
export function takeCountry(): string {
  const asked = /^\?([a-z]{2})$/.exec(location.search)?.[1];
  if (asked) history.replaceState(null, "", `../${asked}/${location.hash}`);
  return (asked ?? COUNTRY.exec(location.pathname)?.[1] ?? "").toUpperCase();
}
