// Light, dark, or as the system: kept in this browser, set before the page is drawn.
(() => {
  const NAMES = { auto: "as the system", light: "light", dark: "dark" };
  const ORDER = Object.keys(NAMES);
  const root = document.documentElement;

  const kept = () => {
    try {
      return localStorage.getItem("theme") || "auto";
    } catch {
      return "auto"; // storage is switched off
    }
  };

  const set = (theme) => {
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
  };

  const keep = (theme) => {
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // The choice lasts for this page only.
    }
  };

  set(kept());
  document.addEventListener("DOMContentLoaded", () => {
    const button = document.querySelector("[data-theme-toggle]");
    if (!button) return;
    const name = button.querySelector("[data-theme-name]");
    let theme = kept();
    name.textContent = NAMES[theme];
    button.hidden = false;
    button.addEventListener("click", () => {
      theme = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
      keep(theme);
      set(theme);
      name.textContent = NAMES[theme];
      document.dispatchEvent(new CustomEvent("theme:change"));
    });
  });
})();
