// Keys: "/" searches, "g" and a letter opens a page, "?" lists them. Menus close on Escape.
(() => {
  const dialog = document.getElementById("keys");
  const links = [...document.querySelectorAll("a[data-key]")];
  let waitsForLetter = false;

  const isTyping = (target) =>
    target.isContentEditable || /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) ||
    target.closest("[role=grid], dialog[open]");

  const list = dialog.querySelector("[data-keys-list]");
  for (const link of links) {
    const row = list.insertRow();
    for (const [index, key] of ["g", link.dataset.key].entries()) {
      if (index === 0) row.insertCell();
      const mark = document.createElement("kbd");
      mark.textContent = key;
      row.cells[0].append(mark, " ");
    }
    row.insertCell().textContent = `open ${link.textContent.trim()}`;
  }

  const opener = document.querySelector("[data-keys-open]");
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      for (const menu of document.querySelectorAll("details.menu[open]")) {
        menu.open = false;
        menu.querySelector("summary").focus();
      }
    }
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (waitsForLetter) {
      waitsForLetter = false;
      const link = links.find((one) => one.dataset.key === event.key);
      if (link) {
        event.preventDefault();
        link.click();
      }
    } else if (event.key === "g") {
      waitsForLetter = true;
      setTimeout(() => (waitsForLetter = false), 1500);
    } else if (event.key === "?") {
      event.preventDefault();
      dialog.showModal();
    } else if (event.key === "/") {
      const search = document.querySelector("[data-search]");
      if (search) {
        event.preventDefault();
        search.focus();
      }
    }
  });

  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
})();
