/** Script of the page on which a reader suggests a better wording. */
import "./wording-suggestion.ts";
