/** Script of the calendar page. */
import "../kit/log-page.ts";
import "./calendar-page.ts";
