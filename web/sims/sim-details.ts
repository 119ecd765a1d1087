/** Shows the details of a SIM. Lines without a value are hidden. */
import { checkIccid } from "../domain/iccid.ts";
import type { Sim } from "../domain/sim.ts";
import { nameChoiceOf } from "../kit/choice-names.ts";
import { writeDate } from "../kit/formats.ts";
import { keepCodes, message } from "../kit/messages.ts";
import { fill, find, part, wordFor } from "../kit/parts.ts";

/** Fill the lines of the details, and the texts of their Copy buttons. */
export function showDetails(host: HTMLElement, sim: Sim): void {
  const word = (kind: string, value: string) => wordFor(host, kind, value).textContent ?? "";
  fill(host, {
    country: sim.country ? nameChoiceOf("country", sim.country) : "",
    form: sim.form ? word("form", sim.form) : "",
    iccid: sim.iccid.replaceAll(/(.{4})(?=.)/g, "$1 "),
    "iccid-check": sim.iccid && checkIccid(sim.iccid) === "unusual" ? message("iccid.unusual") : "",
    email: sim.email,
    apn: sim.apn,
    currency: sim.currency ? nameChoiceOf("currency", sim.currency) : "",
    use: sim.isDataOnly ? word("use", "data") : "",
    autoTopUp: sim.autoTopUp?.on ?? "",
    cancelBy: sim.autoTopUp?.cancelBy ? writeDate(sim.autoTopUp.cancelBy) : "",
    notes: keepCodes(sim.notes),
  });
  for (const name of ["iccid", "apn", "email"] as const) {
    find(host, `[data-action=copy][data-of=${name}]`, HTMLElement).dataset["text"] = sim[name];
  }
  part(host, "no-details").hidden = [...host.querySelectorAll("[data-detail]")].some(
    (line) => line instanceof HTMLElement && !line.hidden,
  );
}
