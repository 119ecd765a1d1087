/** On the page of backups. */
import "../kit/log-page.ts";
import "./backup-panel.ts";
import "./restore-panel.ts";
