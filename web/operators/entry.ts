import "../kit/log-page.ts";
import "./dial-code.ts";
import "./operator-country.ts";
import "./operator-search.ts";
