/** Registers the worker of this site, and no other script. */
import { handOver } from "./handing-over.ts";

type ScriptPolicy = { createScriptURL(address: string): string };
type TrustedTypes = {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
};

const BASE = document.documentElement.dataset["base"] ?? "";
const ADDRESS = `${BASE}/sw.js`;
let policy: ScriptPolicy | undefined;

/**
 * `sw.js` is asked for anew at each look for a new version, in any case. The code that it imports
 * is named by its hash and costs nothing while that is the same: the browser has it.
 */
let updateViaCache: ServiceWorkerUpdateViaCache = "imports";

/**
 * Start the worker's install, or find the one that is there; needs no network in that case.
 *
 * Gives nothing where a worker is forbidden without saying so. Never await it before showing
 * something: an install that hangs holds it up.
 */
export async function register(): Promise<ServiceWorkerRegistration | undefined> {
  policy ??= ownScriptOnly();
  try {
    await handOver();
    const options = { scope: `${BASE}/`, updateViaCache };
    return await navigator.serviceWorker.register(policy.createScriptURL(ADDRESS), options);
  } catch (error) {
    updateViaCache = "none"; // a network may have left something else in the browser's cache
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
