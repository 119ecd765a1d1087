/** Script of the import page. */
import "../kit/log-page.ts";
import "./import-panel.ts";
