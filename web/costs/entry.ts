/** On the page of what top-ups cost. */
import "../kit/log-page.ts";
import "./costs-page.ts";
