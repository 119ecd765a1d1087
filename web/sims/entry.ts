/** On the page of SIMs. */
import "../kit/log-page.ts";
import "./phone-check.ts";
import "./sim-list.ts";
