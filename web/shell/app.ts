/** The script of every page: offline state, version, language. */
import "../guide/check-list.ts";
import { redirectToCountry } from "../operators/country-address.ts";
import { rememberChosenLanguage, watchMenu } from "./language.ts";
import { startOffline } from "../offline/index.ts";

redirectToCountry();
rememberChosenLanguage();
watchMenu();
// Live pages, which `make dev` renders, are never saved. Nothing is saved either while the host
// ships the worker that deletes all caches.
const { live, worker } = document.documentElement.dataset;
if (live === undefined && worker !== "off") startOffline();
