/**
 * How a catalog's text is read: `%(name)s` stands for a value, `%%` and any other `%` for a per
 * cent sign. server/catalog/reading.py reads in the same way; readings.json is the test of both.
 */
const PLACEHOLDER = /%\((\w+)\)s|%%/gu;

/** The text with its values in place; a name without a value stays as it stands. */
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
