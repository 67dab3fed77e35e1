// Completion while typing: the combobox of the ARIA Authoring Practices, with a list that the field keeps under its control.
// Without this file the field is a plain search field.

const WAIT_MS = 120;

class Completion {
  constructor(form, field) {
    this.form = form;
    this.field = field;
    this.active = -1;
    this.found = [];
    this.list = form.querySelector("[role=listbox]");
    this.status = form.querySelector("[role=status]");
    field.type = "text"; // a search field may not be a combobox
    field.inputMode = "search";
    const is = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [name, value] of Object.entries(is)) field.setAttribute(name, value);
    field.addEventListener("input", (event) => event.isComposing || this.later());
    field.addEventListener("compositionend", () => this.later());
    field.addEventListener("keydown", (event) => this.key(event));
    field.addEventListener("blur", () => this.close());
    form.addEventListener("submit", () => this.close());
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // the focus stays in the field
    this.list.addEventListener("click", (event) => this.choose(this.options().indexOf(event.target.closest("[role=option]"))));
  }

  options() {
    return [...this.list.children];
  }

  is_open() {
    return !this.list.hidden;
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT_MS);
  }

  async ask() {
    this.asking?.abort();
    const typed = this.field.value;
    if (!typed.trim()) return this.close();
    this.asking = new AbortController();
    const address = `${this.form.dataset.complete}?${new URLSearchParams({ q: typed })}`;
    const answer = await fetch(address, { signal: this.asking.signal }).catch(() => null);
    if (!answer?.ok) return;
    const found = (await answer.json().catch(() => ({}))).suggestions ?? [];
    if (typed === this.field.value && document.activeElement === this.field) this.show(found);
  }

  show(found) {
    this.found = found;
    this.list.replaceChildren(...found.map((one, number) => this.option(one, number)));
    this.list.hidden = found.length === 0;
    this.field.setAttribute("aria-expanded", String(this.is_open()));
    this.move(-1);
    const { none, one, many } = this.status.dataset;
    this.status.textContent = found.length === 0 ? none : found.length === 1 ? one : many.replace("#", found.length);
  }

  option({ text, note }, number) {
    const row = document.createElement("li");
    row.id = `${this.list.id}-${number}`;
    row.setAttribute("role", "option");
    row.setAttribute("aria-selected", "false");
    row.append(text);
    if (note) {
      const beside = document.createElement("span");
      beside.className = "note";
      beside.append(note);
      row.append(" ", beside);
    }
    return row;
  }

  move(to) {
    const options = this.options();
    options[this.active]?.setAttribute("aria-selected", "false");
    this.active = to;
    const row = options[to];
    if (!row) return this.field.removeAttribute("aria-activedescendant");
    row.setAttribute("aria-selected", "true");
    row.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", row.id);
  }

  // From the last option the way leads back to what was typed, and from there to the first.
  step(by) {
    const places = this.found.length + 1;
    this.move(((this.active + 1 + by + places) % places) - 1);
  }

  key(event) {
    if (event.isComposing) return;
    const { key } = event;
    if (key === "ArrowDown" && !this.is_open()) this.ask();
    else if (!this.is_open()) return;
    else if (key === "ArrowDown" || key === "ArrowUp") this.step(key === "ArrowDown" ? 1 : -1);
    else if (key === "Escape") this.close();
    else if (key === "Enter" && this.active >= 0) this.choose(this.active);
    else return;
    event.preventDefault();
  }

  choose(number) {
    const one = this.found[number];
    if (!one) return;
    this.close();
    if (one.kind === "title") return location.assign(one.href);
    this.field.value = one.query;
    this.form.requestSubmit();
  }

  close() {
    clearTimeout(this.timer);
    this.asking?.abort();
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.move(-1);
    this.status.textContent = "";
  }
}

for (const form of document.querySelectorAll("form[data-complete]")) new Completion(form, form.querySelector("input[name=q]"));
