/** Runs before the first paint: whether scripts run at all, the chosen theme, and if there is a log. */
const root = document.documentElement;
root.classList.toggle("js", "noModule" in HTMLScriptElement.prototype);
// A script that doesn't load, isn't understood or fails at its start: the page says that none runs.
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
  // Storage is blocked: the system's theme will do.
}
