/** On the settings page: languages as packs, updates by consent, what is saved, the theme. */
import "./language-packs.ts";
import "./offline-check.ts";
import "./section-packs.ts";
import "./theme-choice.ts";
import "./update-choice.ts";
