import "../kit/log-page.ts";
import "./site-search.ts";
