/**
 * A place that a search can lead to. `names` is what it is called, `also` what people may type for
 * it, `about` what it belongs to, and `text` all else that is said there.
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
