/** Put a number on the app's icon, or take it off with 0, where the platform can. */
export function showBadge(count: number): void {
  // Not in every browser; and an iPhone refuses it until it is told to let the app notify.
  void navigator.setAppBadge?.(count).catch(() => undefined);
}
