/** Script of the bin's page. */
import "../kit/log-page.ts";
import "../receipts/stored-photo.ts";
import "./bin-page.ts";
