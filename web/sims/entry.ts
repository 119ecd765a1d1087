/** On the page of SIMs. */
import "../kit/log-page.ts";
import "./sim-list.ts";
