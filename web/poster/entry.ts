/** On the page with the poster. */
import "./wall-poster.ts";
