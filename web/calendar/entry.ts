/** On the page that puts dates of SIMs into a calendar. */
import "../kit/log-page.ts";
import "./calendar-page.ts";
