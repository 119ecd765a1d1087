/** Registers the worker of this site, and never another script. */
import { ROOT } from "../kit/root.ts";
import { handOver } from "./handing-over.ts";

type ScriptPolicy = { createScriptURL(address: string): string };
type TrustedTypes = {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
};

const ADDRESS = `${ROOT}sw.js`;
let policy: ScriptPolicy | undefined;

/**
 * Browsers request `sw.js` at each check for a new version in any case. The imported code is named
 * by its hash, so it comes from the browser's cache while it is the same.
 */
let updateViaCache: ServiceWorkerUpdateViaCache = "imports";

/**
 * Start the worker's install, or return the existing registration, for which no network is needed.
 * Undefined if the browser forbids workers without an error. Don't await it before showing
 * something: an install that hangs blocks it.
 */
export async function register(): Promise<ServiceWorkerRegistration | undefined> {
  policy ??= ownScriptOnly();
  try {
    await handOver();
    const options = { scope: ROOT, updateViaCache };
    return await navigator.serviceWorker.register(policy.createScriptURL(ADDRESS), options);
  } catch (error) {
    updateViaCache = "none"; // a network may have put other bytes into the browser's cache
    throw error;
  }
}

function ownScriptOnly(): ScriptPolicy {
  const rules = {
    createScriptURL(address: string): string {
      if (address !== ADDRESS) throw new TypeError(address);
      return address;
    },
  };
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  return trustedTypes?.createPolicy("nobars", rules) ?? rules;
}
