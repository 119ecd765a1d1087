/** Script of the settings page: languages, updates, what is saved, the theme. */
import "./language-packs.ts";
import "./offline-check.ts";
import "./section-packs.ts";
import "./theme-choice.ts";
import "./update-choice.ts";
