/** The service worker: what happens, and who decides about it. */
import { deleteDeparted, goLive } from "./activation.ts";
import { install, saveLanguage } from "./install.ts";
import { rememberLanguage } from "./languages.ts";
import type { Report, Request } from "./protocol.ts";
import { answerAsset, answerPage, kindOf } from "./routing.ts";
import { worker } from "./scope.ts";
import { describeStatus } from "./status.ts";

worker.addEventListener("install", (event) => event.waitUntil(install()));

worker.addEventListener("activate", (event) => event.waitUntil(goLive()));

worker.addEventListener("fetch", (event) => {
  switch (kindOf(event.request)) {
    case "page":
      return event.respondWith(answerPage(event));
    case "asset":
      return event.respondWith(answerAsset(event));
    case "other":
      return; // what is shared to the app, a POST, will be taken here
  }
});

worker.addEventListener("message", (event) => {
  const request: Request = event.data;
  const tell = (report: Report) => event.source?.postMessage(report);
  const report = async (language: string) => tell(await describeStatus(language));
  switch (request.type) {
    case "status":
      return event.waitUntil(report(request.language).then(deleteDeparted));
    case "save":
      return event.waitUntil(
        saveLanguage(request.language, tell).then(() => report(request.language)),
      );
    case "remember":
      return event.waitUntil(rememberLanguage(request.language));
    case "activate":
      return event.waitUntil(worker.skipWaiting());
  }
});
