/** On every page: what is saved, which version this is, the language. */
import "../guide/check-list.ts";
import { leadToCountry } from "../operators/country-address.ts";
import { rememberChosenLanguage, watchMenu } from "./language.ts";
import { startOffline } from "../offline/index.ts";

leadToCountry();
rememberChosenLanguage();
watchMenu();
// Pages that are rendered live, while someone works on them, are never saved; nor is anything
// while the host ships the worker that clears the others away.
const { live, worker } = document.documentElement.dataset;
if (live === undefined && worker !== "off") startOffline();
