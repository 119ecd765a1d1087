/** Script of the backup page. */
import "../kit/log-page.ts";
import "./backup-panel.ts";
import "./restore-panel.ts";
