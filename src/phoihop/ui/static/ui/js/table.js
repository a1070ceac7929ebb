/* The batch bar appears with the first chosen row and says how many are chosen. */
(() => {
  "use strict";

  function refresh(bar) {
    const chosen = document.querySelectorAll(`[data-pick][form="${bar.dataset.batch}"]:checked`).length;
    bar.hidden = chosen === 0;
    bar.querySelector("[data-chosen]").textContent = bar.dataset.said.replace("{count}", chosen);
  }
  const all = () => document.querySelectorAll("[data-batch]").forEach(refresh);

  /* On a phone the filters are one word until asked for. */
  if (window.matchMedia("(max-width: 719px)").matches) {
    for (const fold of document.querySelectorAll("[data-filters-fold]")) fold.open = false;
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("[data-pick]")) all();
  });
  document.addEventListener("htmx:afterSettle", all);
  window.addEventListener("pageshow", all);
  all();
})();
