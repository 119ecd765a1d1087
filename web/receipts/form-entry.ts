/** Script of the pages with the receipt form. */
import "../kit/log-page.ts";
import "../sims/phone-check.ts";
import "../sims/sim-picker.ts";
import "./photo-picker.ts";
import "./receipt-form.ts";
import "./shared-input.ts";
import "./stored-photo.ts";
