/* What the reading page adds to the panes: the focus goes where the work is, and Ctrl+Enter issues. */
(() => {
  "use strict";

  const start = () => {
    const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!wanted || !wanted.matches("[data-item]")) return;
    const field = wanted.querySelector("[autofocus]");
    (field || wanted).focus({ preventScroll: Boolean(field) });
    wanted.scrollIntoView({ block: "nearest" });
  };

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && form.id === "preview") form.dispatchEvent(new Event("preview:changed"));
  });

  /* The preview of a table comes anew with every change in it: what was folded out stays so. */
  let unfolded = [];
  document.addEventListener("htmx:beforeSwap", () => {
    unfolded = [...document.querySelectorAll("#bang details[id]")].map((one) => [one.id, one.open]);
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const [id, open] of unfolded) {
      const part = document.getElementById(id);
      if (part) part.open = open;
    }
    unfolded = [];
  });

  document.addEventListener("htmx:afterSettle", (event) => {
    const item = event.detail.elt;
    if (!(item instanceof Element) || !item.matches("[data-item]")) return;
    if (document.activeElement === document.body && !item.querySelector("[data-edit]")) item.focus({ preventScroll: true });
  });

  /* Before the keys of every page: there Ctrl+Enter would press a button that stands in a closed dialog. */
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
    const edit = event.target.closest("[data-edit]");
    const target = edit ? edit.querySelector("[data-save]") : event.target.closest("dialog") ? null : document.querySelector("[data-issue-link]");
    if (!target) return;
    event.preventDefault();
    target.click();
  }, true);

  start();
})();
