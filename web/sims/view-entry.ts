/** On the page of one SIM. */
import "../kit/log-page.ts";
import "./sim-page.ts";
