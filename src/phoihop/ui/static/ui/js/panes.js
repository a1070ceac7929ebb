/* Source left, draft right: choosing either side lights and shows the other. Keys of the reading page. */
(() => {
  "use strict";

  function start(root) {
    const source = root.querySelector("[data-source]");
    const draft = root.querySelector("[data-draft-pane]");
    const items = () => [...draft.querySelectorAll("[data-item]")].filter((one) => one.getClientRects().length);
    const marks = (name) => root.querySelectorAll(`[data-mark="${CSS.escape(name)}"]`);

    function light(name, from) {
      for (const one of root.querySelectorAll("[data-mark].lit")) one.classList.remove("lit");
      for (const one of marks(name)) {
        one.classList.add("lit");
        const pane = one.closest("[data-source], [data-draft-pane]");
        if (!pane.contains(from)) reveal(pane, one);
      }
    }

    /* Scrolls the pane, never the page: both sides stay where the reader's eyes are. */
    function reveal(pane, node) {
      if (pane.scrollHeight <= pane.clientHeight) return;
      const box = node.getBoundingClientRect();
      const frame = pane.getBoundingClientRect();
      if (box.top < frame.top || box.bottom > frame.bottom) pane.scrollTop += box.top - frame.top - frame.height / 3;
    }

    const current = () => document.activeElement && document.activeElement.closest("[data-item]");

    function go(item) {
      if (!item) return;
      item.focus({ preventScroll: true });
      reveal(draft, item);
      const mark = item.matches("[data-mark]") ? item : item.querySelector("[data-mark]");
      if (mark) light(mark.dataset.mark, item);
    }

    root.addEventListener("click", (event) => {
      const mark = event.target.closest("[data-mark]");
      if (!mark) return;
      light(mark.dataset.mark, mark);
      if (!source.contains(mark) || event.target.closest("button, a, input")) return;
      const twin = [...marks(mark.dataset.mark)].find((one) => draft.contains(one));
      if (twin) go(twin.closest("[data-item]"));
    });
    root.addEventListener("focusin", (event) => {
      const mark = event.target.closest("[data-mark]");
      if (mark) light(mark.dataset.mark, mark);
    });

    function step(by) {
      const all = items();
      const at = all.indexOf(current());
      go(all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]);
    }

    const ACTS = { Enter: "accept", F2: "change", Delete: "refuse", t: "split", p: "join" };

    function handle(event) {
      const item = current();
      if (event.key === "ArrowDown") return step(1), true;
      if (event.key === "ArrowUp") return step(-1), true;
      const letters = document.documentElement.dataset.keys !== "off";
      if (event.key === "n" && letters) {
        const all = items();
        const rest = all.slice(all.indexOf(item) + 1).concat(all);
        return go(rest.find((one) => one.dataset.seen !== "yes")), true;
      }
      if (event.key === "m" && letters && item) {
        const mark = item.matches("[data-mark]") ? item : item.querySelector("[data-mark]");
        if (mark) for (const one of marks(mark.dataset.mark)) if (source.contains(one)) reveal(source, one);
        return Boolean(mark);
      }
      const name = ACTS[event.key];
      if (!name || !item || (event.key.length === 1 && !letters)) return false;
      if (event.key === "Enter" && event.target !== item) return false;
      const button = item.querySelector(`[data-act="${name}"]`);
      if (button) button.click();
      return Boolean(button);
    }

    document.addEventListener("keydown", (event) => {
      if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
      if (event.ctrlKey && event.key === "z" && !event.target.closest("input, textarea")) {
        const undo = root.querySelector("[data-act=undo]");
        if (undo) { event.preventDefault(); undo.click(); }
        return;
      }
      if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, textarea, select, summary, dialog")) return;
      if (event.target !== document.body && !root.contains(event.target)) return;
      if (handle(event)) event.preventDefault();
    });

    for (const tab of root.querySelectorAll("[data-pane-tab]")) {
      tab.addEventListener("click", () => {
        root.dataset.shown = tab.dataset.paneTab;
        for (const one of root.querySelectorAll("[data-pane-tab]")) one.setAttribute("aria-pressed", String(one === tab));
      });
    }
  }

  document.querySelectorAll("[data-panes]").forEach(start);
})();
