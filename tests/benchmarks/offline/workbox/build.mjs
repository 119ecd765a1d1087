// Writes a Workbox worker that saves one language of a release: node build.mjs RELEASE TAG TARGET
import { generateSW } from "workbox-build";

const [release, tag, target] = process.argv.slice(2);
const { count, warnings } = await generateSW({
  globDirectory: release,
  globPatterns: ["assets/*.{js,json,css,png,svg}", `${tag}/**/index.html`, `${tag}/*.webmanifest`],
  swDest: `${target}/sw.js`,
  mode: "production",
  sourcemap: false,
  inlineWorkboxRuntime: true, // our Trusted Types policy forbids it to import its other file
  // As our own worker: pages are at their folder's address, whatever the query; it takes over at once.
  manifestTransforms: [
    (entries) => ({
      manifest: entries.map((each) => ({
        ...each,
        url: `/${each.url.replace(/index\.html$/, "")}`,
      })),
    }),
  ],
  ignoreURLParametersMatching: [/./],
  clientsClaim: true,
  skipWaiting: false,
});
for (const warning of warnings) console.warn(warning);
console.log(count);
