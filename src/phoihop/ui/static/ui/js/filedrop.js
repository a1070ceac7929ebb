/* Files dropped on the box are sent one by one, each with its bar, its way out and its own refusal. Without this script
   the box is an ordinary file input and the form is sent as a whole.
   The address answers JSON: {"href": …} when taken, {"sentence": …} with a 4xx when refused. {"href": …, "wait": …,
   "cancel": …} says that the server is still reading: the second address is asked until it answers one of the first two,
   a POST to the third calls it off. */
(() => {
  "use strict";

  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const size = (bytes) => {
    bytes = Math.max(bytes, 1024);
    const unit = bytes < 1024 * 1000 ? ["KB", 1024] : ["MB", 1024 * 1024];
    return `${(bytes / unit[1]).toLocaleString("vi-VN", { maximumFractionDigits: unit[0] === "MB" ? 1 : 0 })}\u00a0${unit[0]}`;
  };

  function start(root) {
    const form = root.closest("form");
    const input = root.querySelector("input[type=file]");
    const list = root.querySelector("[data-files]");
    const said = root.dataset;

    root.addEventListener("dragover", (event) => {
      event.preventDefault();
      root.classList.add("over");
    });
    for (const name of ["dragleave", "drop"]) root.addEventListener(name, () => root.classList.remove("over"));
    root.addEventListener("drop", (event) => {
      event.preventDefault();
      take(event.dataTransfer.files);
    });
    input.addEventListener("change", () => {
      take(input.files);
      input.value = "";
    });
    for (const button of form.querySelectorAll("[data-plain]")) button.hidden = true;

    function take(files) {
      const blocked = ready();
      const wanted = input.multiple ? [...files] : [...files].slice(0, 1);
      for (const file of wanted) {
        const row = line(file);
        if (blocked) refuse(row, blocked);
        else if (file.size > Number(said.limit)) refuse(row, fill(said.tooBig, { size: size(file.size), limit: size(Number(said.limit)) }));
        else send(file, row, wanted.length === 1);
      }
    }

    /* The declaration stands beside the box and goes with every file. */
    function ready() {
      const box = form.querySelector("[data-declaration] input, input[name=secrecy]");
      if (!box || box.checked) return "";
      box.focus();
      return said.declare;
    }

    function line(file) {
      const row = document.createElement("li");
      row.className = "file";
      const name = document.createElement("b");
      const bytes = document.createElement("span");
      const news = document.createElement("span");
      name.textContent = file.name;
      bytes.textContent = size(file.size);
      bytes.className = "muted";
      news.className = "file-news";
      row.append(name, bytes, news);
      list.append(row);
      return row;
    }

    function refuse(row, sentence) {
      const news = row.querySelector(".file-news");
      news.className = "file-news error";
      news.replaceChildren(root.querySelector("template").content.cloneNode(true), sentence);
    }

    function send(file, row, alone) {
      const news = row.querySelector(".file-news");
      const bar = Object.assign(document.createElement("progress"), { max: 100, value: 0 });
      const share = document.createElement("span");
      const cancel = Object.assign(document.createElement("button"), { type: "button", className: "button button-plain", textContent: said.cancel });
      bar.setAttribute("aria-label", fill(said.sending, { name: file.name }));
      news.replaceChildren(bar, share, cancel);
      const data = new FormData(form);
      data.delete(input.name);
      data.append(input.name, file, file.name);
      const request = new XMLHttpRequest();
      cancel.addEventListener("click", () => request.abort());
      request.upload.addEventListener("progress", (event) => {
        if (!event.lengthComputable) return;
        bar.value = Math.round((100 * event.loaded) / event.total);
        share.textContent = bar.value < 100 ? `${bar.value}%` : said.reading;
      });
      request.addEventListener("abort", () => row.remove());
      request.addEventListener("error", () => refuse(row, said.offline));
      request.addEventListener("load", () => done(request, row, alone));
      request.open("POST", form.action);
      request.setRequestHeader("Accept", "application/json");
      request.send(data);
    }

    function done(request, row, alone) {
      let answer = {};
      try {
        answer = JSON.parse(request.responseText);
      } catch { /* an answer that is not ours is told like a lost server */ }
      const signIn = document.getElementById("notice")?.dataset;
      if (signIn && signIn.signIn && new URL(request.responseURL).pathname === signIn.signIn) return refuse(row, signIn.expired);
      if (request.status >= 400 || !answer.href) return refuse(row, answer.sentence || said.offline);
      if (alone) return void (location.href = answer.href);
      if (answer.wait) return follow(row, answer);
      open(row, answer.href);
    }

    function open(row, href) {
      const link = Object.assign(document.createElement("a"), { href, textContent: said.open });
      row.querySelector(".file-news").replaceChildren(link);
      root.dispatchEvent(new CustomEvent("files:taken", { bubbles: true }));
    }

    /* The page may be left meanwhile: the reading goes on, and stands in the list. */
    function follow(row, answer) {
      const cancel = Object.assign(document.createElement("button"), { type: "button", className: "button button-plain", textContent: said.cancel });
      const waits = setTimeout(ask, 2000);
      cancel.addEventListener("click", async () => {
        clearTimeout(waits);
        const token = form.querySelector("[name=csrfmiddlewaretoken]");
        await fetch(answer.cancel, { method: "POST", body: new URLSearchParams({ [token.name]: token.value }), redirect: "manual" });
        row.remove();
        root.dispatchEvent(new CustomEvent("files:taken", { bubbles: true }));
      });
      row.querySelector(".file-news").replaceChildren(said.reading, cancel);
      async function ask() {
        let found = {};
        try {
          found = await (await fetch(answer.wait, { headers: { Accept: "application/json" } })).json();
        } catch { /* a server that is away for a moment is asked again */
          found = { wait: true };
        }
        if (found.wait) follow(row, answer);
        else if (found.href) open(row, found.href);
        else refuse(row, found.sentence || said.offline);
      }
    }
  }

  document.querySelectorAll("[data-drop]").forEach(start);
})();
