/** Show a number on the app's icon, or none for 0, if the platform can. */
export function showBadge(count: number): void {
  // Not available in every browser. iPhones refuse it unless the app may send notifications.
  void navigator.setAppBadge?.(count).catch(() => undefined);
}
