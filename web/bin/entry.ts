/** On the page of what was deleted. */
import "../kit/log-page.ts";
import "../receipts/stored-photo.ts";
import "./bin-page.ts";
