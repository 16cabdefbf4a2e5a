// Draws every [data-chart] from its JSON, in the colours of the page.
(() => {
  Plotly.setPlotConfig({
    showSendToCloud: false,
    displaylogo: false,
    plotlyServerURL: "",
    topojsonURL: "/static/none/",
  });
  let isPrinting = false;
  const CONFIG = {
    responsive: true,
    displayModeBar: false,
    scrollZoom: false,
    doubleClick: false,
  };

  // Colours are tokens, such as var(--mark): a probe makes the browser work them out.
  const probe = document.createElement("span");
  probe.hidden = true;
  document.body.append(probe);
  const resolved = (token) => {
    const isFont = token.includes("--font");
    probe.style[isFont ? "fontFamily" : "color"] = token;
    return getComputedStyle(probe)[isFont ? "fontFamily" : "color"];
  };

  const withColours = (value, known) => {
    if (typeof value === "string" && value.startsWith("var(--")) {
      if (!known.has(value)) known.set(value, resolved(value));
      return known.get(value);
    }
    if (Array.isArray(value)) return value.map((one) => withColours(one, known));
    if (value && typeof value === "object") {
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, withColours(one, known)]),
      );
    }
    return value;
  };

  const PAPER_WIDTH = 680; // fits A4 and Letter upright

  const draw = (place) => {
    const figure = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    const { data, layout } = withColours(figure, new Map());
    if (isPrinting) layout.width = PAPER_WIDTH;
    Plotly.react(place, data, layout, CONFIG);
    const save = document.querySelector(`[data-chart-save="${place.dataset.chart}"]`);
    if (save) save.hidden = false;
  };
  const drawAll = (within = document) => {
    const places = [...within.querySelectorAll("[data-chart]")];
    if (within.matches?.("[data-chart]")) places.push(within);
    places.forEach(draw);
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-chart-save] [data-format]");
    if (!button) return;
    const id = button.closest("[data-chart-save]").dataset.chartSave;
    const place = document.querySelector(`[data-chart="${id}"]`);
    Plotly.downloadImage(place, { format: button.dataset.format, filename: id, scale: 2 });
  });

  // Paper is white whatever the screen is.
  const root = document.documentElement;
  let screenTheme;
  addEventListener("beforeprint", () => {
    screenTheme = root.dataset.theme;
    root.dataset.theme = "light";
    isPrinting = true;
    drawAll();
  });
  addEventListener("afterprint", () => {
    if (screenTheme) root.dataset.theme = screenTheme;
    else delete root.dataset.theme;
    isPrinting = false;
    drawAll();
  });

  document.addEventListener("theme:change", () => drawAll());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => drawAll());
  document.addEventListener("htmx:afterSettle", (event) => drawAll(event.detail.elt));
  drawAll();
})();
