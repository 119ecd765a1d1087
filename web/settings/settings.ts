/** On the settings page: languages as packs, updates by consent, and what is saved. */
import "./language-packs.ts";
import "./offline-check.ts";
import "./update-choice.ts";
