/* Menus close when one looks elsewhere, errors take the focus, a form is sent once and no file without its declaration,
   a lost server is said in place. */
(() => {
  "use strict";

  const menus = () => document.querySelectorAll("details.menu[open]");
  document.addEventListener("click", (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  function focusError(scope) {
    const wrong = scope.querySelector("[aria-invalid='true'], [data-focus]");
    if (wrong) wrong.focus();
  }
  focusError(document.getElementById("main") || document);
  document.addEventListener("htmx:afterSettle", (event) => focusError(event.detail.elt));

  /* Paper has no folds: what is folded is opened while printing. */
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("main details:not([open])")];
    for (const one of unfolded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
  });

  const notice = document.getElementById("notice");
  /* An ended session answers with the sign-in page: that must not land inside this one. */
  document.addEventListener("htmx:beforeSwap", (event) => {
    const place = notice && notice.dataset.signIn;
    if (!place || !event.detail.xhr.responseURL || location.pathname === place) return;
    if (new URL(event.detail.xhr.responseURL).pathname !== place) return;
    event.detail.shouldSwap = false;
    const link = Object.assign(document.createElement("a"), { href: `${place}?next=${encodeURIComponent(location.pathname + location.search)}`, textContent: notice.dataset.expired });
    notice.replaceChildren(link);
    link.focus();
  });
  document.addEventListener("htmx:sendError", () => {
    if (notice) notice.textContent = notice.dataset.offline;
  });

  /* A refused form comes back with its words but without its files: a declaration that is missing is said before they
     are sent. Heard first, so that nobody takes the form for sent. */
  document.addEventListener("submit", (event) => {
    if (event.submitter?.hasAttribute("data-look")) return;
    const [form, boxes] = [event.target, [...event.target.elements]];
    const words = form.querySelector("template[data-undeclared]");
    const box = words && boxes.find((one) => one.type === "checkbox" && words.parentElement.contains(one));
    if (!box || box.checked || !boxes.some((one) => one.type === "file" && one.files.length)) return;
    event.preventDefault();
    event.stopPropagation();
    if (words.nextElementSibling) return void box.focus();
    words.after(words.content.cloneNode(true));
    box.setAttribute("aria-describedby", words.nextElementSibling.id);
    box.focus();
    box.addEventListener("change", () => words.nextElementSibling.remove(), { once: true });
  }, true);

  /* Signing in again, in another tab, gave forms a new sign. Words kept over the ended session go out under that one:
     the person has them before the eyes, and declares them anew. */
  document.addEventListener("submit", (event) => {
    const sign = event.target.closest("[data-interrupted]") && event.target.elements.csrfmiddlewaretoken;
    const now = sign && document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (now) sign.value = now[1];
  });

  // The server keeps a one-time key; this only spares the second click its trip. Whoever waits long may try again.
  const SECOND_TRY_MS = 8000;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("hx-post")) return;
    if (event.submitter?.hasAttribute("data-look")) return; // a file comes back and the page stays
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "1";
    const button = event.submitter;
    if (button) button.setAttribute("aria-busy", "true");
    const free = () => {
      delete form.dataset.sending;
      if (button) button.removeAttribute("aria-busy");
    };
    window.setTimeout(free, SECOND_TRY_MS);
    window.addEventListener("pageshow", free, { once: true });
  });
})();
