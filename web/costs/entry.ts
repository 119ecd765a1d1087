/** Script of the costs page. */
import "../kit/log-page.ts";
import "./costs-page.ts";
