/** Script of a SIM's page. */
import "../kit/log-page.ts";
import "../receipts/stored-photo.ts";
import "./sim-page.ts";
