// The matrix by keyboard: arrows move, a digit records a level and moves on.
// Without this every cell is a link to the member's page.
(() => {
  const grid = document.querySelector("[data-matrix]");
  const template = document.querySelector("[data-matrix-message]");
  if (!grid || !grid.querySelector("td[data-skill]")) return;
  document.querySelector("[data-matrix-keys]").hidden = false;
  grid.setAttribute("role", "grid");

  const STEPS = {
    ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0],
  };
  const ANSWERS = { "-": "n/a", Backspace: "", Delete: "" };
  const rows = [...grid.tBodies[0].rows];
  const linkOf = (cell) => cell?.querySelector("a");

  // One cell is in the order of tabs; the arrows lead to the others.
  const dress = (cell) => {
    cell.setAttribute("role", "gridcell");
    linkOf(cell).tabIndex = -1;
  };
  for (const cell of grid.querySelectorAll("td[data-skill]")) dress(cell);
  let inOrder = linkOf(rows[0].cells[1]);
  inOrder.tabIndex = 0;

  const goTo = (row, column) => {
    const link = column > 0 ? linkOf(row?.cells[column]) : null;
    if (!link) return;
    inOrder.tabIndex = -1;
    inOrder = link;
    link.tabIndex = 0;
    link.focus();
  };

  const say = ({ text, undo = "", wrong = false }) => {
    const note = template.content.firstElementChild.cloneNode(true);
    note.querySelector("span").textContent = text;
    note.classList.toggle("wrong", wrong);
    if (undo) note.querySelector("form").action = undo;
    else note.querySelector("form").remove();
    document.getElementById("messages").replaceChildren(note);
  };

  const replace = (row, column, html) => {
    const had = row.cells[column].contains(document.activeElement);
    row.cells[column].outerHTML = html;
    const cell = row.cells[column];
    dress(cell);
    if (had) goTo(row, column);
    else if (!inOrder.isConnected) {
      inOrder = linkOf(cell);
      inOrder.tabIndex = 0;
    }
  };

  // The first line and the foot follow from the cells: they are fetched anew.
  let waiting;
  const refresh = () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const page = await (await fetch(location.href)).text();
      const fresh = new DOMParser().parseFromString(page, "text/html");
      for (const part of ["[data-matrix] tfoot", ".answer"]) {
        const found = fresh.querySelector(part);
        if (found) document.querySelector(part).replaceWith(found);
      }
    }, 800);
  };

  const record = async (row, column, answer) => {
    const { skill } = row.cells[column].dataset;
    const token = template.content.querySelector("[name=csrfmiddlewaretoken]").value;
    const response = await fetch(`${row.dataset.cells}${skill}/`, {
      method: "POST",
      headers: { "X-CSRFToken": token },
      body: new URLSearchParams({ answer, version: row.dataset.version }),
    });
    if (!response.ok) throw new Error(response.status);
    const told = JSON.parse(response.headers.get("HX-Trigger")).levelSaved;
    row.dataset.version = told.version;
    replace(row, column, await response.text());
    say(told);
    refresh();
  };

  // In a row one judgement follows the other, as each raises the version.
  const queues = new Map();
  const enqueue = (row, ...judgement) => {
    const last = queues.get(row) ?? Promise.resolve();
    const next = last.then(() => record(row, ...judgement)).catch(() => {
      say({ text: "Not saved: the site did not answer as it should.", wrong: true });
    });
    queues.set(row, next);
  };

  grid.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td[data-skill]");
    if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = cell.parentElement;
    const column = cell.cellIndex;
    if (event.key in STEPS) {
      const [down, across] = STEPS[event.key];
      goTo(rows[rows.indexOf(row) + down], column + across);
    } else if (/^[0-4]$/.test(event.key) || event.key in ANSWERS) {
      enqueue(row, column, ANSWERS[event.key] ?? event.key);
      goTo(row, column + 1);
    } else return;
    event.preventDefault();
  });
})();
