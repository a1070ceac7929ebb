/* What is there to be copied is copied by a button. Day boxes answer to arrow keys; a pasted figure loses the blanks around it; chosen files are named. What a day means is
   said by the server. */
(() => {
  "use strict";

  const two = (number) => String(number).padStart(2, "0");
  const text = (day) => `${two(day.getDate())}/${two(day.getMonth() + 1)}/${day.getFullYear()}`;
  const MOVES = { ArrowUp: [1, 0], ArrowDown: [-1, 0], PageUp: [0, 1], PageDown: [0, -1] };

  function moved(value, [days, months]) {
    const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value.trim());
    if (!parts) return value.trim() ? null : new Date();
    const [day, month, year] = [Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])];
    if (!months) return new Date(year, month, day + days);
    // The 31st of a month with 30 days becomes its last day, not the first of the next.
    const last = new Date(year, month + months + 1, 0).getDate();
    return new Date(year, month + months, Math.min(day, last));
  }

  let late = 0;
  document.addEventListener("keydown", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.hasAttribute("data-day") || !(event.key in MOVES)) return;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    const day = moved(box.value, MOVES[event.key]);
    if (!day) return;
    event.preventDefault();
    box.value = text(day);
    window.clearTimeout(late);
    late = window.setTimeout(() => box.dispatchEvent(new Event("change", { bubbles: true })), 250);
  });

  // Where the page is not reached over TLS, browsers keep the clipboard to themselves: then the words are chosen.
  for (const box of document.querySelectorAll("input[data-copy]")) {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "button" });
    button.textContent = box.dataset.copy;
    button.addEventListener("click", async () => {
      box.select();
      try {
        await navigator.clipboard.writeText(box.value);
      } catch {
        document.execCommand("copy");
      }
      button.textContent = box.dataset.copied;
    });
    box.after(button);
  }

  const none = new WeakMap();
  function named(chosen, files) {
    if (!none.has(chosen)) none.set(chosen, chosen.textContent);
    if (!files.length) return none.get(chosen);
    const names = files.map((file) => file.name).join(", ");
    if (files.length === 1) return names;
    return chosen.dataset.many.replace("{count}", files.length).replace("{names}", () => names);
  }

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement)) return;
    if (box.hasAttribute("data-trim")) box.value = box.value.trim();
    const chosen = box.type === "file" && box.parentElement.querySelector("[data-chosen]");
    if (chosen) chosen.textContent = named(chosen, [...box.files]);
  });
})();
