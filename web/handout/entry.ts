import "../kit/log-page.ts";
import "./hand-out.ts";
