/** Script of the home page: pending top-ups, next dates, age of the backup. */
import "../kit/log-page.ts";
import "./home-summary.ts";
