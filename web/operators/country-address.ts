/**
 * The address of a country's page. Phones make all of them from one saved page, `/operators/-/`,
 * which takes the country from its query and then shows the country's own address.
 */
const COUNTRY = /\/operators\/([a-z]{2})\/$/;

/** Redirect from "this page is not saved", with which the worker answers a country's address. */
export function redirectToCountry(): void {
  const [, country] = COUNTRY.exec(location.pathname) ?? [];
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href ?? "";
  if (country && canonical.endsWith("/offline/")) {
    location.replace(`../-/?${country}${location.hash}`);
  }
}

/**
 * Return the code of the country to show, "" for none, and replace the address by the country's
 * own.
 */
export function takeCountry(): string {
  const asked = /^\?([a-z]{2})$/.exec(location.search)?.[1];
  if (asked) history.replaceState(null, "", `../${asked}/${location.hash}`);
  return (asked ?? COUNTRY.exec(location.pathname)?.[1] ?? "").toUpperCase();
}
