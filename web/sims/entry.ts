/** Script of the list of SIMs. */
import "../kit/log-page.ts";
import "./sim-list.ts";
