/** On the home page: what is pending, what runs out, how old the backup is. */
import "../kit/log-page.ts";
import "./home-summary.ts";
