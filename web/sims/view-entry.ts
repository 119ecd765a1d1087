/** Script of a SIM's page. */
import "../kit/log-page.ts";
import "./sim-page.ts";
