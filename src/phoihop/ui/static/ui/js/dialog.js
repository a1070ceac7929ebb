/* A dialog stands open at the foot of the page for those without scripts; here it is closed and opened by its link. */
(() => {
  "use strict";

  function prepare(scope) {
    for (const dialog of scope.querySelectorAll("dialog[data-issue][open]")) {
      // A refused form comes back with its dialog open before the reader's eyes.
      const again = dialog.querySelector("[aria-invalid='true'], .error");
      dialog.removeAttribute("open");
      if (again) show(dialog);
    }
  }

  function show(dialog) {
    if (document.querySelector("dialog:modal")) return;
    dialog.showModal();
    const title = dialog.querySelector("[aria-invalid='true']") || dialog.querySelector("h2");
    if (title) title.focus();
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("a[href^='#'], [data-opens]");
    const name = opener && (opener.dataset.opens || opener.hash.slice(1));
    const dialog = name && document.getElementById(name);
    if (dialog && dialog.matches("dialog")) {
      event.preventDefault();
      show(dialog);
    }
    const closer = event.target.closest("[data-closes]");
    const inside = closer && closer.closest("dialog");
    if (inside && inside.open) {
      event.preventDefault();
      inside.close();
    }
  });

  prepare(document);
  document.addEventListener("htmx:afterSettle", (event) => prepare(event.detail.elt));
})();
