/** The words that the data use. Each has a message. The server checks the data. */

/** The purposes of dial codes. */
export const CODE_KINDS = [
  "balance",
  "data-balance",
  "bonus-balance",
  "validity",
  "number",
  "menu",
  "voucher",
  "voucher-other",
  "voucher-status",
  "top-up-call",
  "buy-data",
  "emergency-credit",
  "emergency-data",
  "emergency-minutes",
  "emergency-package",
  "ask-credit",
  "share-credit",
  "call-me",
  "collect-call",
  "zero-call",
  "paid-services",
  "stop-adverts",
  "extend",
  "retention-off",
  "registration",
  "tariff",
  "language",
] as const;

export type CodeKind = (typeof CODE_KINDS)[number];

/** The kinds of all other facts, with their list. */
export type FactCode =
  | "topup.site"
  | "topup.app"
  | "topup.shop"
  | "topup.payment"
  | "topup.free-data"
  | "topup.minimum"
  | "vouchers.pin"
  | "vouchers.shop"
  | "vouchers.rule"
  | "support.hotline"
  | "support.any-phone"
  | "support.top-up"
  | "support.balance"
  | "support.complaints"
  | "support.foreign-language"
  | "support.email"
  | "waiting.wait"
  | "waiting.refund"
  | "waiting.undo-plan"
  | "waiting.wrong-number"
  | "waiting.lost-credit"
  | "waiting.voucher-pin"
  | "waiting.slow-top-up"
  | "waiting.advance";

/** Values that are words of their own. */
export type ValueWord =
  | "address-check"
  | "cards-accepted"
  | "dealer-risk"
  | "foreign-accepted"
  | "foreign-refused"
  | "foreign-some"
  | "from-abroad"
  | "no-login"
  | "refill-card"
  | "expired-refused"
  | "scratch-cards-banned"
  | "no-refund"
  | "half";

/** The names of notes beside a fact. */
export type NoteName =
  | "free"
  | "charged"
  | "price"
  | "menu"
  | "reply-sms"
  | "shows-validity"
  | "abroad"
  | "not-abroad"
  | "not-visitors"
  | "old-form"
  | "varies"
  | "register"
  | "pin"
  | "sum"
  | "fee"
  | "below"
  | "age"
  | "repay"
  | "card"
  | "cards"
  | "paypal"
  | "tried"
  | "from-abroad"
  | "no-prepaid-cards"
  | "no-vouchers-abroad"
  | "by"
  | "unconfirmed-for-top-up"
  | "hold"
  | "puk-needed"
  | "code-to-sim"
  | "free-of-data"
  | "auto"
  | "old"
  | "use-by-printed-date"
  | "warning"
  | "credit-back"
  | "payout"
  | "passport"
  | "passport-sim"
  | "two-documents"
  | "in-person"
  | "face-check"
  | "sim-registered"
  | "needs"
  | "sims"
  | "since"
  | "blocked-since";

/** The time span of a limit. */
export type Span = "day" | "month" | "year";
