/**
 * Calls a function when the date changes while a page is open: on return to it, and at midnight.
 */
import { today } from "./formats.ts";

const HOUR = 3_600_000; // ms

export function whenDayChanges(act: () => void, signal: AbortSignal): void {
  let shown = today();
  const look = () => {
    if (today() === shown) return;
    shown = today();
    act();
  };
  document.addEventListener("visibilitychange", look, { signal });
  addEventListener("pageshow", look, { signal });
  // Timers stop while a phone sleeps, and clocks may be set, so we check each hour and at midnight.
  let timer: ReturnType<typeof setTimeout>;
  const wait = () => {
    timer = setTimeout(
      () => {
        look();
        wait();
      },
      Math.min(HOUR, untilMidnight()),
    );
  };
  wait();
  signal.addEventListener("abort", () => clearTimeout(timer));
}

function untilMidnight(): number {
  const now = new Date();
  const midnight = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  return midnight.getTime() - now.getTime() + 1_000;
}
