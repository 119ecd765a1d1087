import { minorDigits } from "./currency.ts";
import { fold } from "./numeral.ts";

/** Return the signs and names that the browser knows for a currency: "$", "US$", "US dollars". */
export type CurrencyWords = (currency: string) => readonly string[];

/** A number without the text around it; or the sign of another currency than the chosen one. */
export type Bare = { text: string; isNegative: boolean } | { otherCurrency: string } | null;

// Signs that people write beside an amount, in capitals, each with the currencies it may stand for.
const SIGNS = new Map(
  (
    "$ ARS AUD BBD BMD BND BRL BSD BZD CAD CLP COP CUP CVE DOP FJD GYD HKD JMD KYD LRD MOP MXN NAD " +
    "NIO NZD SBD SGD SRD TOP TTD TWD USD UYU WST XCD ZWG|" +
    "£ EGP FKP GBP GIP LBP SDG SHP SSP SYP|€ EUR|¥ CNY JPY|元 CNY HKD MOP TWD|RMB CNY|円 JPY|" +
    "₩ KPW KRW|원 KRW|₹ INR|RS INR LKR MUR NPR PKR SCR|৳ BDT|฿ THB|บาท THB|₫ VND|Đ VND|" +
    "₭ LAK|៛ KHR|₱ PHP|RP IDR|RM MYR|₮ MNT|₽ RUB|Р RUB|РУБ RUB|₴ UAH|ГРН UAH|₸ KZT|" +
    "₾ GEL|₼ AZN|₺ TRY|TL TRY|₪ ILS|؋ AFN|ریال IRR OMR QAR SAR YER|\u20c1 SAR|₦ NGN|₵ GHS|" +
    "ريال OMR QAR SAR YER|رس SAR|دإ AED|درهم AED MAD|دينار BHD DZD IQD JOD KWD LYD TND|" +
    "جنيه EGP SDG|ليرة LBP SYP TRY|" +
    "R ZAR|KSH KES|TSH TZS|USH UGX|CFA XAF XOF|KR DKK ISK NOK SEK|ZŁ PLN|KČ CZK|FT HUF|" +
    "LEI MDL RON|FR CHF|₡ CRC|₲ PYG|S/ PEN|Q GTQ"
  )
    .split("|")
    .map((entry) => [entry.slice(0, entry.indexOf(" ")), entry]),
);

const MINUS = /[-−–—]/;
const HYPHEN_IN_WORD = /(?<=\p{L})[-−–—](?=\p{L})/gu;
// Signs of a hundredth, in which no amount is typed.
const CENTS = "¢￠₥";

/**
 * Return an amount without sign, currency and the strokes for "no cents" (12.–, 500/-). Null if
 * other words remain.
 */
export function stripSigns(text: string, currency: string, words: CurrencyWords): Bare {
  const [, front = "", digits = "", back = ""] = /^(\D*)(\d.*\d|\d)(\D*)$/.exec(text) ?? [];
  if (!digits) return null;
  // In ".50" the point belongs to the number, in "Rs.500" to the abbreviation.
  const lead = /(?<!\p{L})[.,٫]$/u.exec(front)?.[0] ?? "";
  const before = front.slice(0, front.length - lead.length);
  const after = back.replace(/^(?:[.,٫][-−–—]*|\/[-=])/, "");
  for (const word of [before, after]) {
    const problem = checkWord(bareWord(word), currency, words);
    if (problem !== "fits") return problem;
  }
  const around = `${before} ${after}`.replace(HYPHEN_IN_WORD, "");
  const isNegative = MINUS.test(around) || (before.includes("(") && after.includes(")"));
  return { text: lead + digits, isNegative };
}

/** Return a word without punctuation: "د.ك." becomes "دك", "Rs." becomes "RS". */
function bareWord(word: string): string {
  return word.replace(/[\s.,'()+−–—-]/g, "").toUpperCase();
}

function checkWord(
  word: string,
  currency: string,
  words: CurrencyWords,
): "fits" | { otherCurrency: string } | null {
  if (!word || word === currency) return "fits";
  // "HK$" means one currency; "A$" may be any dollar.
  const code = word.replace(/^(..)\$$/, "$1D");
  const isCode = minorDigits(code) !== undefined;
  if (isCode) return code === currency ? "fits" : { otherCurrency: word };
  const currencies = SIGNS.get(word.replace(/^\p{L}+\$$/u, "$"));
  if (currencies?.includes(currency)) return "fits";
  // The browser's names are slow to collect, so they come last.
  if (words(currency).some((written) => bareWord(fold(written)) === word)) return "fits";
  return currencies || isForeignSign(word) ? { otherCurrency: word } : null;
}

function isForeignSign(word: string): boolean {
  return /^\p{Sc}$/u.test(word) && !CENTS.includes(word);
}
