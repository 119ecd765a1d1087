/** The bundles that most visits don't need. They lie beside the one that asks for them. */
export const loadCheck = async () => (await import("./phone.js")).loadCheck();
export const loadArchive = () => import("./archive.js");
