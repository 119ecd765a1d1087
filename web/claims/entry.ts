/** On the page of claims. */
import "../kit/log-page.ts";
import "./claim-form.ts";
import "./claim-list.ts";
