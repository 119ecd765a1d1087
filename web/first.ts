/** Runs before the first paint: the chosen theme, and that scripts run at all. */
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("nobars:theme");
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
} catch {
  // Storage is blocked: the system's theme will do.
}
