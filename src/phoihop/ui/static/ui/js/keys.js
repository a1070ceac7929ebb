/* Keys of interface.md section 6. Telex writes marks by sending Backspace and takes s f r x j z w d a e o [ ], so single
   keys are only b c g h k l m n p q t v, signs and arrows, never while typing; letters can be switched off. */
(() => {
  "use strict";

  const SECOND_KEY_MS = 1500;
  let waiting = 0;

  const typing = (node) => node.closest("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]");
  const visible = (node) => node.getClientRects().length > 0;
  const first = (selector) => [...document.querySelectorAll(selector)].find(visible);

  function rowsOf(node) {
    const table = node.closest("[data-rows]") || first("[data-rows]");
    return table ? [...table.querySelectorAll("a.row-link, [data-row]")].filter(visible) : [];
  }

  function step(node, by) {
    const rows = rowsOf(node);
    if (!rows.length) return false;
    const row = node.closest("tr, [data-row]");
    const at = rows.findIndex((one) => one === row || (row && row.contains(one)));
    const to = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    if (to < 0 || to >= rows.length) return true;
    rows[to].focus();
    rows[to].scrollIntoView({ block: "nearest" });
    return true;
  }

  function choose(node) {
    const row = node.matches("a.row-link, [data-row]") && node.closest("tr, [data-row]");
    const box = row && row.querySelector("[data-pick]");
    if (box) box.click();
    return Boolean(box);
  }

  async function openHelp(link) {
    let dialog = document.getElementById("keys-help");
    if (!dialog) {
      const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
      if (!answer.ok) return void (location.href = link.href);
      document.body.insertAdjacentHTML("beforeend", await answer.text());
      dialog = document.getElementById("keys-help");
    }
    if (!dialog.open) dialog.showModal();
  }

  function press(target) {
    if (target.matches("[data-help]")) openHelp(target);
    else if (target.matches("summary, select, input")) { if (target.matches("summary")) target.parentElement.open = true; target.focus(); }
    else target.click();
  }

  function letter(key, pressed) {
    if (waiting && pressed - waiting < SECOND_KEY_MS) {
      waiting = 0;
      const link = document.querySelector(`[data-go="${key}"]`);
      if (link) link.click();
      return Boolean(link);
    }
    if (key === "g") {
      waiting = pressed; // when it was pressed: a slow page hears of it later
      return true;
    }
    if (key === "c") {
      const switcher = document.querySelector("[data-switcher]");
      if (!switcher) return false;
      switcher.open = true;
      switcher.querySelector("button").focus();
      return true;
    }
    if (key === "l") {
      const filter = first("[data-filters] select, [data-filters] input:not([type=hidden])");
      const fold = document.querySelector("details[data-filters-fold]:not([open])");
      if (fold) fold.open = true;
      if (filter) filter.focus();
      return Boolean(filter);
    }
    const target = first(`[data-key="${key}"]`);
    if (target) press(target);
    return Boolean(target);
  }

  function handle(event) {
    const node = event.target instanceof Element ? event.target : document.body;
    const { key } = event;
    if (key === "Enter" && (event.ctrlKey || event.metaKey)) {
      // A closed dialog holds a form too: what nobody sees is not sent.
      const form = node.closest("form") || document.querySelector("dialog:modal form") || first("form[data-main]");
      const button = form && [...form.elements].find((one) => one.matches(".button-primary[type=submit]"));
      if (button) button.click();
      return Boolean(button);
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    if (key === "Escape" && typing(node) && !node.closest("dialog, [data-combo]")) {
      node.blur();
      return node.type === "search"; // browsers would empty it: what was typed stays
    }
    if (typing(node) || document.querySelector("dialog:modal")) return false;
    if (key === "/") {
      const box = first("#bar-q, .bar-find");
      if (box) box.focus();
      return Boolean(box);
    }
    if (key === "?") {
      const help = document.querySelector("[data-help]");
      if (help) openHelp(help);
      return Boolean(help);
    }
    if (event.repeat && key.length === 1) return false;
    if (key === "ArrowDown" && !node.closest("summary, .wide, [role=region]")) return step(node, 1);
    if (key === "ArrowUp" && !node.closest("summary, .wide, [role=region]")) return step(node, -1);
    if (key === " ") return choose(node);
    if (document.documentElement.dataset.keys === "off") return false;
    return key.length === 1 && "bcghklmnpqtv".includes(key) ? letter(key, event.timeStamp) : false;
  }

  document.addEventListener("keydown", (event) => {
    // 229 and isComposing: an input method is at work on this very key.
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (handle(event)) event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    const help = event.target.closest("[data-help]");
    if (!help || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    openHelp(help);
  });
})();
