import { minorDigits } from "./currency.ts";

/** A number without what stood around it, or the sign of a currency that isn't the chosen one. */
export type Bare = { text: string; isNegative: boolean } | { otherCurrency: string } | null;

// What people write beside an amount, in capitals, and the currencies that it may mean.
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

/** Takes sign, currency and the strokes for "no cents" (12.–, 500/-) off; null if words remain. */
export function stripSigns(text: string, currency: string): Bare {
  const [, front = "", digits = "", back = ""] = /^(\D*)(\d.*\d|\d)(\D*)$/.exec(text) ?? [];
  if (!digits) return null;
  // The mark of ".50" is the number's, that of "Rs.500" the abbreviation's.
  const lead = /(?<!\p{L})[.,٫]$/u.exec(front)?.[0] ?? "";
  const before = front.slice(0, front.length - lead.length);
  const after = back.replace(/^(?:[.,٫][-−–—]*|\/[-=])/, "");
  for (const word of [before, after]) {
    const problem = checkWord(word.replace(/[\s.+()−–—-]/g, "").toUpperCase(), currency);
    if (problem !== "fits") return problem;
  }
  const isNegative = MINUS.test(before + after) || (before.includes("(") && after.includes(")"));
  return { text: lead + digits, isNegative };
}

function checkWord(word: string, currency: string): "fits" | { otherCurrency: string } | null {
  if (!word || word === currency) return "fits";
  // "HK$" names its currency, "A$" is just one of the dollars.
  const code = word.replace(/^(..)\$$/, "$1D");
  const isCode = minorDigits(code) !== undefined;
  if (isCode) return code === currency ? "fits" : { otherCurrency: word };
  const currencies = SIGNS.get(word.replace(/^\p{L}+\$$/u, "$"));
  if (currencies) return currencies.includes(currency) ? "fits" : { otherCurrency: word };
  return /^\p{Sc}$/u.test(word) ? "fits" : null;
}
