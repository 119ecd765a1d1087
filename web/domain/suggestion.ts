/**
 * A suggested wording as text to share. server/translate/suggestion.py reads it. The keys are the
 * same in every language, and each value is on one line.
 */
export type Suggestion = {
  language: string;
  page: string;
  release: string;
  sentence: string;
  suggestion: string;
};

const KEYS = ["language", "page", "release", "sentence", "suggestion"] as const;

export function writeSuggestion(suggestion: Suggestion): string {
  const lines = KEYS.map((key) => `${key}: ${suggestion[key].replace(/\s+/g, " ").trim()}`);
  return ["[nobars-suggestion]", ...lines, "[end]"].join("\n");
}
