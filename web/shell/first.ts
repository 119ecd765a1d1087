/**
 * Runs before the first paint: sets whether scripts run, the chosen theme, and whether there is a
 * log.
 */
const root = document.documentElement;
root.classList.toggle("js", "noModule" in HTMLScriptElement.prototype);
// If a script can't be loaded or fails at its start, the page says that scripts don't run.
addEventListener(
  "error",
  () => document.readyState === "complete" || root.classList.remove("js"),
  true,
);
try {
  const theme = localStorage.getItem("nobars:theme");
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  if (localStorage.getItem("nobars:log")) root.classList.add("has-log");
} catch {
  // Storage is blocked: the system's theme is used.
}
