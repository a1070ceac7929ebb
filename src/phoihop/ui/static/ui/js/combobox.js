/* The organisation box: WAI-ARIA combobox with list autocomplete and manual selection. Nothing is chosen by itself;
   words left in the box are matched by the server, as they are without this script. */
(() => {
  "use strict";

  const WAIT_MS = 150;

  class Box {
    constructor(root) {
      this.root = root;
      this.input = root.querySelector("input[type=text]");
      this.list = root.querySelector("[role=listbox]");
      this.tags = root.querySelector("[data-tags]");
      this.many = root.hasAttribute("data-many");
      this.options = [];
      this.at = -1;
      this.said = document.createElement("span");
      this.said.className = "hidden";
      this.said.setAttribute("role", "status");
      root.append(this.said);
      const fixed = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
      for (const [name, value] of Object.entries(fixed)) this.input.setAttribute(name, value);
      if (!this.many) this.takeOver();
      this.input.addEventListener("input", (event) => this.typed(event));
      this.input.addEventListener("keydown", (event) => this.key(event));
      this.input.addEventListener("blur", () => this.close());
      this.list.addEventListener("mousedown", (event) => event.preventDefault());
      this.list.addEventListener("click", (event) => {
        const item = event.target.closest("[role=option]");
        if (item) this.pick(Number(item.dataset.at));
      });
    }

    /* One organisation: its name stands in the box itself, its id beside it unseen. */
    takeOver() {
      const ticked = this.tags.querySelector("input:checked");
      if (ticked && !this.input.value) this.setOne(ticked.value, ticked.closest("li").textContent.trim());
    }

    setOne(id, name) {
      const hidden = document.createElement("input");
      Object.assign(hidden, { type: "hidden", name: this.root.dataset.name, value: id });
      this.tags.replaceChildren(hidden);
      this.input.value = name;
    }

    typed(event) {
      if (!this.many) this.tags.replaceChildren(); // other words, no longer that organisation
      if (event.isComposing) return;
      window.clearTimeout(this.late);
      this.late = window.setTimeout(() => this.ask(), WAIT_MS);
    }

    async ask() {
      const words = this.input.value.trim();
      if (this.asking) this.asking.abort();
      const asking = (this.asking = new AbortController());
      try {
        const url = new URL(this.root.dataset.source, location.href);
        url.searchParams.set("q", words);
        const answer = await fetch(url, { signal: asking.signal, headers: { Accept: "application/json" } });
        if (!answer.ok) return this.close();
        this.show((await answer.json()).results);
      } catch (error) {
        if (error.name !== "AbortError") this.close(); // without the server the words are matched later
      }
    }

    show(options) {
      this.options = options;
      this.at = -1;
      this.input.removeAttribute("aria-activedescendant");
      this.list.replaceChildren(...options.map((option, at) => this.item(option, at)));
      const words = this.input.value.trim();
      if (!options.length && words) {
        const none = document.createElement("li");
        none.className = "combo-none";
        none.textContent = this.root.dataset.none;
        this.list.append(none);
      }
      const open = options.length > 0 || Boolean(words);
      this.list.hidden = !open;
      this.input.setAttribute("aria-expanded", String(open));
      this.said.textContent = options.length ? this.root.dataset.found.replace("{count}", options.length) : this.root.dataset.none;
    }

    item(option, at) {
      const item = document.createElement("li");
      item.id = `${this.list.id}-${at}`;
      item.setAttribute("role", "option");
      item.setAttribute("aria-selected", "false");
      item.dataset.at = at;
      item.append(option.name);
      if (option.note) {
        const note = document.createElement("span");
        note.className = "note";
        note.textContent = option.note;
        item.append(note);
      }
      return item;
    }

    move(by) {
      if (this.list.hidden) return void this.ask();
      if (!this.options.length) return;
      const items = this.list.querySelectorAll("[role=option]");
      if (this.at >= 0) items[this.at].setAttribute("aria-selected", "false");
      this.at = (this.at + by + (this.at < 0 && by < 0 ? 1 : 0) + items.length) % items.length;
      items[this.at].setAttribute("aria-selected", "true");
      items[this.at].scrollIntoView({ block: "nearest" });
      this.input.setAttribute("aria-activedescendant", items[this.at].id);
    }

    pick(at) {
      const option = this.options[at];
      if (this.many) {
        const known = [...this.tags.querySelectorAll("input")].some((box) => box.value === option.id);
        if (!known) this.tags.append(this.tag(option));
        this.input.value = "";
      } else {
        this.setOne(option.id, option.name);
      }
      this.close();
      this.input.dispatchEvent(new Event("change", { bubbles: true }));
    }

    tag(option) {
      const item = document.createElement("li");
      const label = document.createElement("label");
      const box = document.createElement("input");
      const words = document.createElement("span");
      item.className = "tag";
      label.className = "check";
      Object.assign(box, { type: "checkbox", name: this.root.dataset.name, value: option.id, checked: true });
      words.textContent = option.name;
      label.append(box, words);
      item.append(label);
      return item;
    }

    close() {
      window.clearTimeout(this.late);
      this.list.hidden = true;
      this.at = -1;
      this.input.setAttribute("aria-expanded", "false");
      this.input.removeAttribute("aria-activedescendant");
    }

    key(event) {
      if (event.isComposing || event.keyCode === 229) return;
      const open = !this.list.hidden;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        this.move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && open && this.at >= 0 && !event.ctrlKey) {
        event.preventDefault();
        this.pick(this.at);
      } else if (event.key === "Escape" && open) {
        event.preventDefault();
        event.stopPropagation();
        this.close();
      } else if (event.key === "Backspace" && this.many && !this.input.value && this.tags.lastElementChild) {
        event.preventDefault();
        this.tags.lastElementChild.remove();
      }
    }
  }

  function start(scope) {
    for (const root of scope.querySelectorAll("[data-combo]:not([data-ready])")) {
      root.dataset.ready = "1";
      new Box(root);
    }
  }
  start(document);
  document.addEventListener("htmx:afterSettle", (event) => start(event.detail.elt.parentElement || document));
})();
