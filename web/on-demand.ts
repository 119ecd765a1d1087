/** The bundles that most visits don't need. They lie beside the one that asks for them. */
export const loadPhone = () => import("./phone.js");
export const loadArchive = () => import("./archive.js");
