/**
 * A search result. `names` are its names, `also` other words that people may type for it, `about`
 * is what it belongs to, and `text` the rest of its text. A country or an operator is `called` by each
 * of some folded names; `isNear` says that the country speaks the language of the page.
 */
export type Place = {
  kind: "guide" | "operator" | "country" | "place" | "sim" | "receipt";
  address: string;
  title: string;
  names: string;
  also?: string;
  called?: readonly string[];
  isNear?: boolean;
  about: string;
  text: string;
};
