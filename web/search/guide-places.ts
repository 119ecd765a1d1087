/** The guide and its sections, from saved pages. */
import type { Place } from "../domain/search/place.ts";
import { readSections } from "../domain/search/sections.ts";

/** Return the sections of pages. A page that is neither saved nor reachable is left out. */
export async function readGuide(addresses: readonly string[]): Promise<Place[]> {
  const pages = await Promise.all(
    addresses.map(async (address) => {
      const html = await readPage(address).catch(() => "");
      return guidePlaces(html, address);
    }),
  );
  return pages.flat();
}

async function readPage(address: string): Promise<string> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  return response.text();
}

/** Return the places of one page: the chapter and each heading in it. */
export function guidePlaces(html: string, address: string): Place[] {
  const sections = readSections(html);
  const [chapter] = sections;
  return sections.map((section) => ({
    kind: "guide",
    address: section.anchor ? `${address}#${section.anchor}` : address,
    title: section.heading,
    names: section.heading,
    about: section === chapter ? "" : (chapter?.heading ?? ""),
    text: section.text,
  }));
}
