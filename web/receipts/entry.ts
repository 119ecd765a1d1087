/** Script of the list of receipts and of a receipt's page. */
import "../kit/log-page.ts";
import "./receipt-filters.ts";
import "./receipt-list.ts";
import "./receipt-slip.ts";
import "./stored-photo.ts";
