/* A sheet of figures by the keyboard: Enter goes down, arrows move between boxes, a block pasted from a spreadsheet fills
   the boxes to the right and below. Without this script every box is still reached by Tab. */
(() => {
  "use strict";

  const rowsOf = (grid) =>
    [...grid.tBodies[0].rows].map((row) => [...row.querySelectorAll("input.cell")]).filter((cells) => cells.length);

  function place(rows, box) {
    for (let r = 0; r < rows.length; r += 1) {
      const cell = rows[r].find((one) => one === box);
      if (cell) return [r, box.classList.contains("plan") ? "plan" : "actual"];
    }
    return null;
  }
  const at = (rows, r, kind) => rows[r] && rows[r].find((one) => one.classList.contains(kind));

  function step(rows, r, kind, by) {
    for (let next = r + by; next >= 0 && next < rows.length; next += by) {
      const found = at(rows, next, kind);
      if (found) return found;
    }
    return null;
  }

  function keys(grid, event) {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    const rows = rowsOf(grid);
    const here = place(rows, event.target);
    if (!here) return;
    const [r, kind] = here;
    let next = null;
    if (event.key === "Enter" || event.key === "ArrowDown") next = step(rows, r, kind, event.shiftKey ? -1 : 1);
    else if (event.key === "ArrowUp") next = step(rows, r, kind, -1);
    else return;
    event.preventDefault();
    if (next) {
      next.focus();
      next.select();
    }
  }

  function paste(grid, event) {
    const words = event.clipboardData ? event.clipboardData.getData("text/plain") : "";
    const block = words.replace(/\r/g, "").replace(/\n$/, "").split("\n").map((line) => line.split("\t"));
    if (block.length === 1 && block[0].length === 1) return;
    const rows = rowsOf(grid);
    const here = place(rows, event.target);
    if (!here) return;
    event.preventDefault();
    const kinds = here[1] === "plan" ? ["plan", "actual"] : ["actual"];
    let last = event.target;
    block.forEach((line, down) => {
      line.slice(0, kinds.length).forEach((value, right) => {
        const box = at(rows, here[0] + down, kinds[right]);
        if (!box) return;
        box.value = value.trim();
        box.dispatchEvent(new Event("input", { bubbles: true }));
        last = box;
      });
    });
    last.dispatchEvent(new Event("change", { bubbles: true }));
    last.focus();
  }

  // A way to read "1.234" that is chosen becomes what is typed: the question does not come back.
  function choose(event) {
    if (!event.target.matches('.wrong input[type="radio"]')) return;
    const box = event.target.closest("td").querySelector("input.cell");
    box.value = event.target.value;
    event.target.closest(".wrong").replaceChildren();
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.focus();
  }

  // What is wrong comes from the server as one leaves a cell; the box bears the mark of it.
  function mark(event) {
    const slot = event.detail.target;
    if (!slot.matches(".wrong")) return;
    const box = slot.parentElement.querySelector("input.cell");
    if (slot.querySelector(".error")) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
  }
  document.addEventListener("htmx:oobAfterSwap", mark);

  document.querySelectorAll("[data-grid]").forEach((grid) => {
    grid.addEventListener("change", choose);
    grid.addEventListener("keydown", (event) => event.target.matches("input.cell") && keys(grid, event));
    grid.addEventListener("paste", (event) => event.target.matches("input.cell") && paste(grid, event));
  });
})();
