// Opening a notice reads it. Without a script the button beside it does.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-read]");
  const form = document.getElementById("notices");
  if (!link || !form) return;
  const words = new FormData(form);
  words.set("da-doc", link.dataset.read);
  fetch(form.action, { method: "POST", body: words, headers: { "X-Read": "now" }, keepalive: true });
  link.removeAttribute("data-read");
});
