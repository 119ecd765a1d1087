// Collects the licenses of the libraries in our bundles, which must be distributed with each copy.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * Return the license texts of the packages in `dependencies` of package.json. Throws if one has
 * none.
 */
export async function licenseTexts(root) {
  const { dependencies } = JSON.parse(await readFile(join(root, "package.json"), "utf8"));
  const parts = await Promise.all(
    Object.keys(dependencies)
      .sort()
      .map((name) => noticeOf(join(root, "node_modules", name))),
  );
  return ["Nobars contains these libraries.\n", ...parts].join("\n");
}

async function noticeOf(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, "package.json"), "utf8"),
  );
  const file = (await readdir(folder)).find((each) => /^licen[cs]e(\.\w+)?$/i.test(each));
  if (!file) throw new Error(`${name} has no license file, which has to go with its code.`);
  const text = (await readFile(join(folder, file), "utf8")).trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
