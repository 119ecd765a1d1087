/** Script of the poster's page. */
import "./wall-poster.ts";
