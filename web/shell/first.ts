/** Runs before the first paint: that scripts run at all, the chosen theme, and if there is a log. */
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("nobars:theme");
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  if (localStorage.getItem("nobars:log")) root.classList.add("has-log");
} catch {
  // Storage is blocked: the system's theme will do.
}
