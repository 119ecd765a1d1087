/** Bills of payment services: which rows are top-ups of a phone, and what status they had. */
import type { Means, Status } from "../receipt.ts";
import { foldName } from "./column-names.ts";
import type { Texts } from "./target.ts";

const BILLS = ["alipay", "wechat"] as const;

export type Bill = (typeof BILLS)[number];

/** The name of each service, and the currency, offset and means of payment of all its rows. */
export const OF_BILL = {
  alipay: { channelName: "Alipay", currency: "CNY", offset: "+08:00", means: "wallet" },
  wechat: { channelName: "WeChat Pay", currency: "CNY", offset: "+08:00", means: "wallet" },
} as const satisfies Record<Bill, { means: Means } & Record<string, string>>;

/** Return the bill that has these columns, or null. */
export function billOf(header: readonly string[]): Bill | null {
  const names = header.map(foldName);
  const hasAll = (...wanted: string[]) => wanted.every((name) => names.includes(name));
  if (hasAll("交易时间", "交易类型", "交易对方", "收支", "交易单号")) return "wechat";
  if (hasAll("交易对方", "收支", "交易状态", "商家订单号")) return "alipay";
  if (hasAll("交易对方", "收支", "交易状态", "商户订单号")) return "alipay";
  return null;
}

const OF_PHONES =
  /话费|話費|手机(?:号码?)?充值|手机缴费|手机费|通信费|通讯费|通讯缴费|流量(?:包|充值|直充|加油)?|号码充值|top[\s-]?up|recharge|prepaid|e?sim\b|airtime/iu;
const OPERATORS =
  /移动|联通|电信|广电|mobile|unicom|telecom|telekom|vodafone|\bcsl\b|\b3hk\b|giffgaff/iu;
const PAYMENTS = /充值|缴费|繳費|交费|预存|充話|儲值/u;
const OF_OTHER_THINGS =
  /游戏|遊戲|Q币|q币|点券|零钱|余额宝|余额充值|公交|地铁|一卡通|校园卡|饭卡|加油卡|油卡|会员|水费|电费|燃气|煤气|宽带|有线|etc充值|steam|apple/iu;

/** Return whether a row of a bill is a top-up of a phone, judged by its words. */
export function isTopUp({ kind = "", notes = "", channelName = "" }: Texts): boolean {
  const words = `${kind}\n${notes}\n${channelName}`;
  if (OF_OTHER_THINGS.test(words) && !/话费|話費/u.test(words)) return false;
  return OF_PHONES.test(words) || (PAYMENTS.test(words) && OPERATORS.test(words));
}

/** The outcome of a payment. "paid" in a bill doesn't say that the credit arrived. */
export type Outcome = Status | "not-paid" | "income";

const OUTCOMES: readonly [RegExp, Outcome][] = [
  [/全额退款|退款成功|已退款$|refunded|reembolsad|devuelt/iu, "refunded"],
  [/交易关闭|已关闭|已取消|等待付款|待付款|未支付|cancel/iu, "not-paid"],
  [/充值失败|支付失败|失败|failed|fallid|rechazad|declined/iu, "failed"],
  [/充值成功|充值完成|已到账|到账成功|credited|arrived|abonad/iu, "credited"],
];

/** Words for "paid" or "on its way", which say nothing more. */
const PAID =
  /交易成功|支付成功|付款成功|已支付|已完成|对方已收钱|朋友已收钱|已转账|等待|处理中|paid|pend|success|complet|settled|done|ok/iu;

/** Return the outcome that the word of a status stands for; null if it is unknown. */
export function outcomeOf(word: string): Outcome | null {
  const found = OUTCOMES.find(([words]) => words.test(word));
  if (found) return found[1];
  return PAID.test(word) ? "pending" : null;
}

/** Return whether the direction of a row says that money came in. */
export function isIncome({ direction = "" }: Texts): boolean {
  return /^(?:收入|\+|in|income|credit|cr)$/iu.test(direction.trim());
}

const MEANS_WORDS: readonly [RegExp, Means][] = [
  [/^(?:cash|efectivo|现金|現金|نقدا?ً?|bar)$/iu, "cash"],
  [/银行|储蓄卡|信用卡|借记卡|\bcard\b|visa|master|tarjeta|بطاقة|karte/iu, "card"],
  [/零钱|余额|花呗|支付宝|alipay|wechat|微信|paypal|wallet|pay\b|محفظة/iu, "wallet"],
  [/transfer|转账|轉帳|iban|sepa|تحويل|überweisung/iu, "transfer"],
  [/voucher|scratch|充值卡|bono|قسيمة|gutschein/iu, "voucher"],
];

/** Return the means of payment that a word stands for; null if it is unknown. */
export function meansOf(word: string): Means | null {
  return MEANS_WORDS.find(([words]) => words.test(word))?.[1] ?? null;
}
