// We keep our own table because Intl's digits follow CLDR, which differs from ISO 4217: CLDR gives
// IQD and LBP no decimals. Metals, bond units and units of account are left out, because nobody
// tops up with them. A code that ISO withdraws stays here, because receipts in logs use it.
const CODES =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN " +
  "BZD CAD CDF CHE CHF CHW CLF CLP CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR " +
  "FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY " +
  "KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU " +
  "MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON " +
  "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP " +
  "TRY TTD TWD TZS UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER " +
  "ZAR ZMW ZWG";

const OTHER_DIGITS: readonly [digits: number, codes: string][] = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
];

// Units of funds and of account. Nobody pays with them, but a receipt may still have one.
const FUNDS = "BOV CHE CHW CLF COU MXV USN UYI UYW";

const KNOWN = CODES.split(" ");

/** The ISO 4217 codes of currencies that people pay with, in alphabetical order. */
export const CURRENCIES: readonly string[] = KNOWN.filter((code) => !FUNDS.includes(code));

const digitsByCode = new Map(KNOWN.map((code) => [code, 2]));
for (const [digits, codes] of OTHER_DIGITS) {
  for (const code of codes.split(" ")) digitsByCode.set(code, digits);
}

/**
 * Return whether amounts of a currency are written without its decimals: Iraq has had no coins
 * since 1990.
 */
export function isWrittenWhole(currency: string): boolean {
  return currency === "IQD";
}

/**
 * Return the number of decimals of a currency by ISO 4217 (JPY 0, USD 2, KWD 3); undefined for an
 * unknown code.
 */
export function minorDigits(currency: string): number | undefined {
  return digitsByCode.get(currency);
}
