/** On the pages of the log, and on the home page: receipts, SIMs, backup. */
import "./backup/backup-panel.ts";
import "./home/home-summary.ts";
import "./sims/phone-check.ts";
import "./receipts/photo-picker.ts";
import "./receipts/receipt-filters.ts";
import "./receipts/receipt-form.ts";
import "./receipts/receipt-list.ts";
import "./receipts/receipt-slip.ts";
import "./backup/restore-panel.ts";
import "./receipts/shared-input.ts";
import "./sims/sim-list.ts";
import "./sims/sim-picker.ts";
import "./receipts/stored-photo.ts";
import "./kit/undo-toast.ts";
import { watchFailures } from "./kit/failures.ts";

watchFailures();
