/** The names by which columns are recognised: those that other programs and banks write. */
import type { Target } from "./target.ts";

/** By target, the most certain name first. Names are folded: lower-case letters and digits only. */
const NAMES: Readonly<Partial<Record<Target, string>>> = {
  id: "id",
  at:
    "at datetime dateandtime timestamp transactiondate transactiontime paymentdate paidon paidat " +
    "renewaldate bookingdate date day fecha fechayhora fechadepago datum zeitpunkt buchungstag " +
    "交易时间 交易時間 付款时间 支付时间 交易创建时间 日期和时间 日期與時間 日期時間 日期时间 日期 交易日期 " +
    "data dataora التاريخ التاريخوالوقت วันที่ tanggal ngày дата created",
  time: "time timeofday hora uhrzeit heure ora الوقت 时间 時間 เวลา время",
  amount:
    "amountpaid paid amount price total sum cost value renewalprice payment debit importepagado pagado " +
    "importe monto cantidad precio betrag preis montant prix importo valor 实付金额 支付金额 付款金额 " +
    "充值金额 已付金额 支付 金额 金额元 金額 金額元 付款金額 已付金額 المبلغالمدفوع المبلغ จำนวนเงิน jumlah сумма",
  currency:
    "currency currencycode ccy moneda währung waehrung devise valuta moeda 币种 货币 幣別 貨幣 العملة валюта",
  channel: "channel canal kanal 渠道 管道 القناة",
  channelName:
    "channelname paidthrough paidvia where shop store merchant provider site seller pagadopor " +
    "pagadoatravésde comercio tienda 渠道名称 管道名稱 付款途径 支付途径 通过 付款方 店铺 商户 商家 مدفوععبر",
  credited: "amountcredited credited topup topupamount importeabonado abonado 到账金额 入账金额",
  creditedCurrency: "creditedcurrency currencycredited",
  fee: "fee fees charge servicefee comisión comision gebühr frais 手续费 服务费 服务费元 手續費 الرسوم",
  means:
    "meansofpayment means paymentmethod paymentmeans method paidwith mediodepago formadepago " +
    "zahlungsart 支付方式 付款方式 收付款方式 وسيلةالدفع",
  order:
    "ordernumber order orderid orderno reference referenceno ref transactionid transactionnumber " +
    "transactionno receiptnumber receiptno númerodepedido numerodepedido pedido bestellnummer " +
    "交易单号 交易订单号 交易号 订单号 订单编号 訂單編號 رقمالطلب",
  balanceBefore: "balancebefore saldoanterior saldoantes 充值前余额 之前余额",
  balanceAfter:
    "balanceafter balance saldodespués saldodespues saldo 余额 充值后余额 之后余额 الرصيد",
  goodUntil:
    "gooduntil validuntil validto expiry expirydate expires expireson nextrenewaldate " +
    "válidohasta validohasta caduca gültigbis 有效期 有效期至 صالححتى",
  status: "status state estado zustand statut stato 状态 交易状态 当前状态 狀態 الحالة статус",
  notes:
    "notes note comment comments remark remarks description details memo notas nota comentario " +
    "descripción descripcion notiz bemerkung beschreibung 备注 说明 商品 商品说明 商品名称 交易对方 備註 ملاحظات",
  simLabel: "simlabel sim label card cardname simname tarjeta tarjetasim 标签 卡 شريحة",
  simOperator:
    "simoperator operator carrier network operador anbieter 运营商 電信業者 营运商 المشغل",
  simCountry: "simcountry country countrycode país pais land pays 国家 國家 البلد",
  simPhone:
    "simphone phone phonenumber number mobile mobilenumber msisdn teléfono telefono telefon " +
    "手机号 手机号码 电话 電話號碼 充值号码 رقمالهاتف",
  simBrand: "simbrand brand marca marke 品牌",
  simIccid: "simiccid iccid",
  simNotes: "simnotes",
  kind: "type kind category tipo categoría categoria kategorie 交易类型 交易分类 类型 分类",
  direction: "direction 收支",
  history: "history",
  claimOpenedOn: "claimopenedon",
  claimWith: "claimwith",
  claimReference: "claimreference",
  claimAnswerBy: "claimanswerby",
  claimNextStep: "claimnextstep",
  packageName: "packagename",
  packageData: "packagemegabytes",
  packageDays: "packagedays",
  createdAt: "createdat",
  updatedAt: "updatedat",
};

const TARGETS_BY_NAME = new Map(
  Object.entries(NAMES).flatMap(([target, names]) =>
    names.split(" ").map((name, place) => [name, { target: target as Target, place }] as const),
  ),
);

/** The page's labels for the targets, folded. People use them in tables of their own. */
export type Labels = ReadonlyMap<string, Target>;

/**
 * Return the target that a column's name stands for; null if the name is unknown. A lower `place`
 * is more certain.
 */
export function targetOfName(
  name: string,
  labels?: Labels,
): { target: Target; place: number } | null {
  const folded = foldName(name);
  const label = labels?.get(folded);
  if (label) return { target: label, place: 0 };
  const bare = foldName(name.replace(/[(（[].*?[)）\]]/g, ""));
  return TARGETS_BY_NAME.get(folded) ?? TARGETS_BY_NAME.get(bare) ?? null;
}

/**
 * Return a name as lower-case letters and digits only: "Amount paid" and "amount_paid" become
 * equal.
 */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]/gu, "");
}
