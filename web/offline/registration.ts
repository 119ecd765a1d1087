/** Registers the worker of this site, and no other script. */

type ScriptPolicy = { createScriptURL(address: string): string };
type TrustedTypes = {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
};

const BASE = document.documentElement.dataset["base"] ?? "";
const ADDRESS = `${BASE}/sw.js`;
let policy: ScriptPolicy | undefined;

/**
 * Start the worker's install, or find the one that is there; needs no network in that case.
 *
 * Gives nothing where a worker is forbidden without saying so. Never await it before showing
 * something: an install that hangs holds it up.
 */
export function register(): Promise<ServiceWorkerRegistration | undefined> {
  policy ??= ownScriptOnly();
  return navigator.serviceWorker.register(policy.createScriptURL(ADDRESS), {
    scope: `${BASE}/`,
    updateViaCache: "none",
  });
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
