/** The entry of the service worker: connects each event with the function that handles it. */
import { deleteDeparted, goLive } from "./activation.ts";
import { cancelSaving, install, saveLanguage, saveSections } from "./install.ts";
import { writeNote } from "./memory.ts";
import { describePacks, removeLanguage } from "./packs.ts";
import type { Report, Request } from "./protocol.ts";
import { inTurn } from "./queue.ts";
import { checkAndRepair } from "./repair.ts";
import { answer } from "./routing.ts";
import { worker } from "./scope.ts";

worker.oninstall = (event) => event.waitUntil(install());

worker.onactivate = (event) => event.waitUntil(goLive());

worker.onfetch = (event) => {
  const answered = answer(event);
  if (answered) event.respondWith(answered);
};

worker.onmessage = (event) => {
  const asker = event.ports[0] ?? event.source;
  event.waitUntil(respond(event.data as Request, (report) => asker?.postMessage(report)));
};

async function respond(request: Request, tell: (report: Report) => unknown): Promise<unknown> {
  switch (request.type) {
    case "save":
      await saveLanguage(request.language, request.keep, tell);
      break;
    case "save-sections":
      await inTurn(() => saveSections(request.section, tell));
      break;
    case "remove":
      await inTurn(() => removeLanguage(request.language));
      break;
    case "cancel":
      return cancelSaving();
    case "check":
      return inTurn(() => checkAndRepair(request.language, tell));
    case "note":
      await writeNote(request.name, request.value);
      return tell({ type: "noted" });
    case "activate":
      return worker.skipWaiting();
    case "describe": // as is done after each change
    default:
  }
  tell(await describePacks());
  return deleteDeparted();
}
