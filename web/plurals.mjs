// Makes functions from the languages' plural rules: C's expressions are valid JavaScript.
const RULE = /^nplurals=\d+; plural=([n0-9 %=!<>&|?:()]+);$/;

/** Return the source of a module with the rule of each language, by tag. */
export function pluralsModule(languages) {
  const rules = languages.map(({ tag, plural_forms }) => {
    const [, rule] = RULE.exec(plural_forms) ?? [];
    if (!rule) throw new Error(`The entry of ${tag} has no plural rule.`);
    return `"${tag}":(${rule.includes("n") ? "n" : ""})=>Number(${rule})`; // "0" is a valid rule
  });
  const type = "Record<string, (n: number) => number>";
  return `export const plurals: ${type} = {${rules}};\n`;
}
