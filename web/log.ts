/** On the pages of the log, and on the home page: receipts, SIMs, backup. */
import "./elements/backup-panel.ts";
import "./elements/home-summary.ts";
import "./elements/phone-check.ts";
import "./elements/photo-picker.ts";
import "./elements/receipt-filters.ts";
import "./elements/receipt-form.ts";
import "./elements/receipt-list.ts";
import "./elements/receipt-slip.ts";
import "./elements/restore-panel.ts";
import "./elements/shared-input.ts";
import "./elements/sim-list.ts";
import "./elements/sim-picker.ts";
import "./elements/stored-photo.ts";
import "./elements/undo-toast.ts";
import { watchFailures } from "./elements/failures.ts";

watchFailures();
