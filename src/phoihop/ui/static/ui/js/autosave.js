/* Nothing typed is lost. A form with data-draft is saved on the server when one leaves a field and after ten seconds;
   every form with data-keep (or data-draft) is also kept in this tab, until it has been sent, so that an ended session
   or a lost server costs no words. Passwords, files, hidden fields and declarations are never kept; but words that were
   typed over an older version come back over that version, so that the server shows both. */
(() => {
  "use strict";

  const AFTER_MS = 10000;
  const store = window.sessionStorage;
  const words = (document.getElementById("notice") || document.body).dataset;
  const who = document.body.dataset.who || "";
  const keyOf = (form) => `keep:${location.pathname}#${form.id}`;
  const read = (key) => {
    try {
      return JSON.parse(store.getItem(key) || "null");
    } catch {
      return null;
    }
  };
  const write = (key, entry) => {
    try {
      store.setItem(key, JSON.stringify(entry));
    } catch { /* a full store: the page itself still holds the words */ }
  };

  const kept = (form) =>
    [...form.elements].filter(
      (one) => one.name && !["password", "file", "hidden", "submit", "button"].includes(one.type) && !one.closest("[data-declaration]"),
    );
  const version = (form) => form.elements.namedItem("basis") || form.elements.namedItem("revision");
  const entryOf = (form, sent) => ({ who, sent, values: values(form), version: (version(form) || {}).value });
  const values = (form) => kept(form).map((one) => [one.name, one.value, one.type === "checkbox" || one.type === "radio" ? one.checked : null]);

  function restore(form, saved) {
    const left = kept(form);
    for (const [name, value, checked] of saved) {
      const at = left.findIndex((one) => one.name === name && (checked === null || one.value === value));
      if (at < 0) continue;
      const [one] = left.splice(at, 1);
      if (checked === null) one.value = value;
      else one.checked = checked;
      one.dispatchEvent(new Event("change", { bubbles: true }));
    }
  }

  function say(form, words) {
    const place = form.querySelector("[data-saved]");
    if (place) place.textContent = words;
  }

  /* What a form sent before this page was loaded tells about this page. */
  function settle() {
    const interrupted = document.querySelector("[data-interrupted], input[type=password]");
    for (const key of Object.keys(store).filter((name) => name.startsWith("keep:"))) {
      const entry = read(key);
      if (!entry) store.removeItem(key);
      else if (interrupted) write(key, { ...entry, sent: false }); // it never arrived
      else if (entry.who !== who || entry.sent) store.removeItem(key);
    }
  }

  function watch(form) {
    const key = keyOf(form);
    const entry = read(key);
    const fresh = JSON.stringify(values(form));
    if (entry && JSON.stringify(entry.values) !== fresh) {
      restore(form, entry.values);
      if (entry.version && version(form)) version(form).value = entry.version;
      say(form, form.dataset.restored || words.restored || "");
    } else if (entry) {
      store.removeItem(key);
    }

    let timer = 0;
    let saved = JSON.stringify(values(form));
    const save = async () => {
      window.clearTimeout(timer);
      const now = JSON.stringify(values(form));
      if (!form.dataset.draft || now === saved || form.dataset.sending) return;
      saved = now;
      try {
        const answer = await fetch(form.dataset.draft, { method: "POST", body: new FormData(form), redirect: "manual", headers: { "HX-Request": "true" } });
        if (answer.ok) say(form, await answer.text());
        else say(form, answer.type === "opaqueredirect" || [401, 403].includes(answer.status) ? words.expired : words.offline);
        if (!answer.ok) saved = "";
      } catch {
        saved = "";
        say(form, words.offline);
      }
    };
    form.addEventListener("input", () => {
      write(key, entryOf(form, false));
      window.clearTimeout(timer);
      timer = window.setTimeout(save, AFTER_MS);
    });
    form.addEventListener("focusout", save);
    form.addEventListener("submit", (event) => {
      if (!event.defaultPrevented) write(key, entryOf(form, true));
    });
    form.addEventListener("htmx:afterRequest", (event) => {
      if (event.detail.successful && event.detail.requestConfig.verb === "post") store.removeItem(key);
    });
  }

  /* Also the forms that are swapped in later. */
  const watched = new WeakSet();
  function watchAll(scope) {
    const inside = "form[data-keep][id], form[data-draft][id]";
    for (const form of [...(scope.matches && scope.matches(inside) ? [scope] : []), ...scope.querySelectorAll(inside)]) {
      if (watched.has(form)) continue;
      watched.add(form);
      watch(form);
    }
  }

  settle();
  watchAll(document);
  document.addEventListener("htmx:afterSettle", (event) => watchAll(event.detail.elt));
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-sign-out]")) store.clear();
  });
})();
