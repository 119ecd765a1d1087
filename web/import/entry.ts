/** On the page that brings receipts in from files. */
import "../kit/log-page.ts";
import "./import-panel.ts";
