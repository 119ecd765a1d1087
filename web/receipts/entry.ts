/** On the list of receipts, and on the page of one. */
import "../kit/log-page.ts";
import "./receipt-filters.ts";
import "./receipt-list.ts";
import "./receipt-slip.ts";
import "./stored-photo.ts";
