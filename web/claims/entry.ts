/** Script of the claims page. */
import "../kit/log-page.ts";
import "./claim-form.ts";
import "./claim-list.ts";
