/** On the settings page: languages as packs, updates by consent, and what is saved. */
import "./elements/language-packs.ts";
import "./elements/offline-check.ts";
import "./elements/update-choice.ts";
