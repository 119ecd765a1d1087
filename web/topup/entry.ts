import "../kit/log-page.ts";
import "./top-up.ts";
