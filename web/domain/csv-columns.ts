/** The columns of the table of receipts. Only code that writes or reads a table needs them. */
import type { Noted } from "./arrival.ts";
import { refundOf } from "./listing.ts";
import { type Money, toDecimal } from "./money.ts";
import { type Receipt, receivedCurrency } from "./receipt.ts";
import type { Columns } from "./records/kind.ts";
import type { Sim } from "./sim.ts";

/** The columns about the SIM of a receipt. */
export const simColumns: Columns<Sim> = {
  sim_label: ({ label }) => label,
  sim_operator: ({ operator }) => operator,
  sim_country: (sim) => sim.country,
  sim_phone: ({ phone }) => phone,
  sim_notes: ({ notes }) => notes,
  sim_brand: ({ brand }) => brand,
  sim_iccid: ({ iccid }) => iccid,
};

/** The columns about the receipt, in two parts: those of its SIM are written between them. */
export const receiptColumns: [Columns<Receipt>, Columns<Receipt>] = [
  { id: ({ id }) => id, at: ({ at }) => at },
  {
    channel: ({ channel }) => channel,
    channel_name: ({ channelName }) => channelName,
    amount_paid: ({ paid }) => decimal(paid),
    currency: ({ paid }) => paid.currency,
    amount_refunded: (receipt) => decimal(refundOf(receipt)),
    amount_credited: ({ credited }) => decimal(credited),
    credited_currency: receivedCurrency,
    fee: ({ fee }) => decimal(fee),
    means_of_payment: ({ means }) => means ?? "",
    order_number: ({ order }) => order,
    balance_before: ({ balanceBefore }) => decimal(balanceBefore),
    balance_after: ({ balanceAfter }) => decimal(balanceAfter),
    good_until: ({ goodUntil }) => goodUntil ?? "",
    package_name: (receipt) => receipt.package?.name ?? "",
    package_megabytes: (receipt) => String(receipt.package?.data ?? ""),
    package_days: (receipt) => String(receipt.package?.days ?? ""),
    status: ({ status }) => status,
    history: ({ history }) => history.map(writeNoted).join("; "),
    claim_opened_on: ({ claim }) => claim?.openedOn ?? "",
    claim_with: ({ claim }) => claim?.with ?? "",
    claim_reference: ({ claim }) => claim?.reference ?? "",
    claim_answer_by: ({ claim }) => claim?.answerBy ?? "",
    claim_next_step: ({ claim }) => claim?.nextStep ?? "",
    notes: ({ notes }) => notes,
    photos: ({ photoIds }) => String(photoIds.length),
    created_at: ({ createdAt }) => createdAt,
    updated_at: ({ updatedAt }) => updatedAt,
  },
];

/** The columns of numbers, which a spreadsheet should read as such. */
export const AMOUNTS: ReadonlySet<string> = new Set([
  "amount_paid",
  "amount_refunded",
  "amount_credited",
  "fee",
  "balance_before",
  "balance_after",
]);

/** Return "2026-11-25T07:59:00.000Z refunded 300.00 THB". */
function writeNoted({ at, status, refund }: Noted): string {
  return [at, status, ...(refund ? [toDecimal(refund), refund.currency] : [])].join(" ");
}

function decimal(amount: Money | null): string {
  return amount ? toDecimal(amount) : "";
}
