/**
 * Names that people type for a country and that CLDR doesn't have, by ISO 3166 code: everyday
 * names, former names, well-known parts.
 */
export const EVERYDAY_NAMES: Readonly<Record<string, readonly string[]>> = {
  AE: ["UAE", "Dubai"],
  CD: ["DRC", "Zaire"],
  CI: ["Ivory Coast"],
  CZ: ["Czech Republic"],
  GB: ["UK", "England", "Scotland", "Wales", "Britain", "بريطانيا"],
  HK: ["Hong Kong", "香港"],
  KR: ["한국", "Korea"],
  MO: ["Macau", "澳门"],
  SA: ["KSA"],
  SZ: ["Swaziland"],
  TH: ["Thai"],
  TL: ["East Timor"],
  TR: ["Turkey"],
  US: ["USA", "America", "EEUU", "أمريكا"],
};
