/** The path that all addresses of the app begin with, and the scope of its worker: "/" or longer. */
export const ROOT = `${document.documentElement.dataset["base"] ?? ""}/`;
