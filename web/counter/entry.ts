import "../kit/log-page.ts";
import "./counter-card.ts";
