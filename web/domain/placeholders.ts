/**
 * The placeholders of a catalog's texts: `%(name)s` is a value, `%%` and any other `%` a percent
 * sign. server/catalog/reading.py reads in the same way; readings.json has the tests of both.
 */
const PLACEHOLDER = /%\((\w+)\)s|%%/gu;

/**
 * Return the text with its values, each passed through `show`. A placeholder without a value stays.
 */
export function fill(
  text: string,
  values: Readonly<Record<string, string | number>>,
  show: (value: string) => string = (value) => value,
): string {
  return text.replace(PLACEHOLDER, (whole, name: string | undefined) => {
    if (name === undefined) return "%";
    const value = values[name];
    return value === undefined ? whole : show(String(value));
  });
}
