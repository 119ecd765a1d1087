/**
 * A search result. `names` are its names, `also` other words that people may type for it, `about`
 * is what it belongs to, and `text` the rest of its text.
 */
export type Place = {
  kind: "guide" | "operator" | "country" | "place" | "sim" | "receipt";
  address: string;
  title: string;
  names: string;
  also?: string;
  about: string;
  text: string;
};
