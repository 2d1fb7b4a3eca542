// Tables, charts and pictures are edited beside the pages: each change is saved and printed at once.

import { Refused, send } from "./api.js";
import { $, h, t, toast } from "./words.js";

const KINDS = { tables: "table", charts: "chart", pictures: "picture" };
const IMAGES = ".png,.jpg,.jpeg,.svg";

const find = (desk, name, file) =>
  desk.model.things.find((each) => each.name === name && (!file || each.file === file));

export function editThing(desk, name, file = "") {
  const thing = find(desk, name, file);
  if (!thing) return false;
  new Sheet(desk, thing.name, thing.file).show();
  return true;
}

class Sheet {
  constructor(desk, name, file) {
    Object.assign(this, { desk, name, file, at: [0, 0] });
  }

  get thing() { return find(this.desk, this.name, this.file); }

  get value() { return this.thing.value; }

  path(...more) { return [this.thing.kind, this.name, ...more]; }

  async do(steps, words = "did-thing") {
    if (!steps.length) return;
    const made = steps.map((each) => ({ file: this.file, ...each }));
    await this.desk.structure(made, t(words, { name: this.value.title || this.name }));
    if ($("dialog").open) this.show();
  }

  // Steps by which a key gets a value, wherever it is now.
  set(key, value, old = this.value[key]) {
    if (value === (old ?? "")) return [];
    if (old === undefined) return [{ do: "key", path: this.path(), key, value }];
    if (!value) return [{ do: "remove", path: this.path(key) }];
    return [{ do: "text", path: this.path(key), old, new: value }];
  }

  field(key, label, needed = false) {
    const input = h("input", { type: "text", id: `thing-${key}`, value: this.value[key] ?? "" });
    input.addEventListener("change", () => {
      if (needed && !input.value.trim()) { input.value = this.value[key] ?? ""; return; }
      this.do(this.set(key, input.value.trim()));
    });
    return h("div", { class: "line" }, h("label", { for: input.id }, label), input);
  }

  choice(key, label, options, fallback) {
    const now = this.value[key] ?? fallback;
    const select = h("select", { id: `thing-${key}` }, ...options.map(([value, words]) => h("option", { value, selected: value === now }, words)));
    select.addEventListener("change", () => this.do(this.set(key, select.value)));
    return h("div", { class: "line" }, h("label", { for: select.id }, label), select);
  }

  show() {
    if (!this.thing) { $("dialog").close(); return; }
    const dialog = $("dialog");
    const had = dialog.open ? document.activeElement?.id : "";
    dialog.className = "beside";
    dialog.setAttribute("aria-labelledby", "dialog-title");
    dialog.removeAttribute("aria-label");
    const close = h("button", { type: "button", class: "go", id: "thing-close", onclick: () => dialog.close() }, t("close"));
    dialog.replaceChildren(
      h("h2", { id: "dialog-title" }, `${t(this.thing.kind)}　${this.value.title || this.name}`),
      h("div", { class: "body" }, ...this[KINDS[this.thing.kind]]()),
      h("div", { class: "foot" },
        h("button", { type: "button", id: "thing-gone", onclick: () => this.remove() }, t("thing-gone")),
        h("button", { type: "button", class: "flat", id: "thing-undo", "aria-label": t("undo"), title: t("undo"), onclick: () => this.undo() }, "↶"),
        h("span", { class: "soft" }, t("saved-at-once")), h("span", { class: "sp" }), close),
    );
    if (!dialog.open) {
      dialog.showModal();
      this.desk.pages.follow(`${this.file}#${this.path("title").join("/")}`, 0, true);
    }
    dialog.onkeydown = (event) => {
      if (event.ctrlKey && event.key.toLowerCase() === "z" && event.target.tagName !== "INPUT") { event.preventDefault(); this.undo(); }
    };
    if (this.grid && (!had || had === "thing-grid" || this.focusGrid)) this.focus();
    else if (had) $(had)?.focus();
    this.focusGrid = false;
  }

  async undo() {
    await this.desk.undo();
    this.focusGrid = true;
    this.show();
  }

  // It goes, and the places in the text where it was to stand.
  async remove() {
    const steps = [{ do: "remove", file: this.file, path: this.path() }];
    const mark = `![${this.name}]`;
    for (const each of this.desk.model.fields) {
      if (!each.text.includes(mark)) continue;
      const text = each.text.split(/\n{2,}/).filter((part) => part.trim() !== mark).join("\n\n").replaceAll(mark, "");
      steps.push({ do: "text", file: each.file, path: each.path, old: each.text, new: text });
    }
    $("dialog").close();
    const title = this.value.title || this.name;
    if (await this.desk.structure(steps, t("did-thing-gone", { name: title }))) {
      toast(t("did-thing-gone", { name: title }), [t("undo"), () => this.desk.undo()]);
    }
  }

  // ---- a table -------------------------------------------------------------------------------

  table() {
    const { value } = this;
    const kept = [
      this.field("title", t("thing-title"), true), this.field("unit", t("column-unit")), this.field("caption", t("thing-caption")),
      this.choice("rules", t("rules"), [["three", t("rules-three")], ["grid", t("rules-grid")]], "three"),
      this.choice("wide", t("wide"), [["no", t("wide-no")], ["yes", t("wide-yes")]], "no"),
    ];
    if (!Array.isArray(value.rows) || !Array.isArray(value.columns)) {
      this.grid = null;
      return [...kept, h("p", { class: "warn" }, t("table-from", { cells: value.cells || "" }))];
    }
    const button = (key, act) => h("button", { type: "button", id: `do-${key}`, onclick: () => { this.focusGrid = true; act(); } }, t(key));
    const figures = h("select", { id: "do-figure", "aria-label": t("insert-figure") }, h("option", { value: "" }, t("put-figure")),
      ...this.desk.figures.map((each) => h("option", { value: each.id }, `${each.label}　${each.written}`)));
    figures.addEventListener("change", () => { this.focusGrid = true; this.putFigure(figures.value); });
    const tools = h("div", { class: "tools", role: "toolbar", "aria-label": t("table-tools") },
      button("row-add", () => this.addRow()), button("row-up", () => this.moveRow(-1)), button("row-down", () => this.moveRow(1)), button("row-gone", () => this.dropRow()),
      button("column-add", () => this.addColumn()), button("column-left", () => this.moveColumn(-1)), button("column-right", () => this.moveColumn(1)), button("column-gone", () => this.dropColumn()),
      button("merge-left", () => this.write("<")), button("merge-up", () => this.write("^")), button("merge-not", () => this.write("")), figures);
    this.grid = h("table", { class: "g cells", role: "grid", id: "thing-grid", "aria-label": value.title || this.name },
      h("tbody", {}, ...[value.columns.map((each) => each.name), ...value.rows].map((row, number) =>
        h("tr", {}, ...row.map((cell, column) => this.cell(cell, number, column))))));
    this.grid.addEventListener("keydown", (event) => this.key(event));
    this.grid.addEventListener("click", (event) => this.clicked(event));
    this.grid.addEventListener("dblclick", () => this.edit());
    return [...kept, tools, h("p", { class: "soft" }, t("table-help")), h("div", { class: "tw" }, this.grid)];
  }

  cell(text, row, column) {
    const head = row < Number(this.value.header_rows || 1);
    const made = h(head ? "th" : "td", { scope: head ? "col" : null, tabindex: -1, "data-row": row, "data-column": column, class: text === "<" || text === "^" ? "joined" : "" });
    if (text === "<" || text === "^") {
      made.append(text === "<" ? "←" : "↑");
      made.setAttribute("aria-label", t(text === "<" ? "joined-left" : "joined-up"));
      return made;
    }
    let end = 0;
    for (const found of String(text).matchAll(/\{([^{}\s.]+)(?:\.(value|unit))?\}/g)) {
      const figure = this.desk.figures.find((each) => each.id === found[1]);
      made.append(text.slice(end, found.index));
      made.append(h("span", { class: `chip2 ${figure ? figure.state : "unknown"}`, title: figure?.label || found[1] }, figure ? (found[2] ? figure[found[2]] : figure.written) : found[0]));
      end = found.index + found[0].length;
    }
    made.append(String(text).slice(end));
    return made;
  }

  get size() { return [this.value.rows.length + 1, this.value.columns.length]; }

  focus() {
    const [rows, columns] = this.size;
    this.at = [Math.max(0, Math.min(this.at[0], rows - 1)), Math.max(0, Math.min(this.at[1], columns - 1))];
    for (const old of this.grid.querySelectorAll("[tabindex='0']")) old.tabIndex = -1;
    const cell = this.grid.querySelector(`[data-row="${this.at[0]}"][data-column="${this.at[1]}"]`);
    if (!cell) return;
    cell.tabIndex = 0;
    cell.focus();
  }

  clicked(event) {
    const cell = event.target.closest("[data-row]");
    if (!cell || event.target.tagName === "INPUT") return;
    this.at = [Number(cell.dataset.row), Number(cell.dataset.column)];
    this.focus();
  }

  key(event) {
    if (event.target.tagName === "INPUT") return this.inputKey(event);
    if (event.isComposing || event.keyCode === 229) return this.edit("");
    if (event.altKey && event.shiftKey && event.key.startsWith("Arrow")) {
      this.focusGrid = true;
      if (event.key === "ArrowUp" || event.key === "ArrowDown") this.moveRow(event.key === "ArrowUp" ? -1 : 1);
      else this.moveColumn(event.key === "ArrowLeft" ? -1 : 1);
      event.preventDefault();
      return undefined;
    }
    const moves = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -99], End: [0, 99] };
    if (event.key in moves) { this.at = [this.at[0] + moves[event.key][0], this.at[1] + moves[event.key][1]]; this.focus(); }
    else if (event.key === "Enter" || event.key === "F2") this.edit();
    else if (event.key === "Delete" || event.key === "Backspace") { this.focusGrid = true; this.write(""); }
    else if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) this.edit(event.key);
    else return undefined;
    event.preventDefault();
    return undefined;
  }

  inputKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    event.stopPropagation();
    const way = { Enter: [1, 0], Tab: [0, event.shiftKey ? -1 : 1] }[event.key];
    if (way) { event.preventDefault(); this.commit(way); }
    else if (event.key === "Escape") { event.preventDefault(); this.editing = null; this.focusGrid = true; this.show(); }
  }

  edit(typed = null) {
    const cell = this.grid.querySelector(`[data-row="${this.at[0]}"][data-column="${this.at[1]}"]`);
    const input = h("input", { type: "text", value: typed ?? this.textAt(), "aria-label": t("cell") });
    cell.replaceChildren(input);
    this.editing = input;
    input.focus();
    if (typed === null) input.select();
    input.addEventListener("blur", () => { if (this.editing === input) this.commit(null); });
  }

  commit(way) {
    const { value } = this.editing;
    this.editing = null;
    const steps = this.cellSteps(value);
    if (way) { this.at = [this.at[0] + way[0], this.at[1] + way[1]]; this.focusGrid = true; }
    if (steps.length) this.do(steps);
    else this.show();
  }

  textAt() {
    const [row, column] = this.at;
    return row ? this.value.rows[row - 1][column] : this.value.columns[column].name;
  }

  cellSteps(text) {
    const [row, column] = this.at;
    const old = this.textAt();
    if (old === text) return [];
    const path = row ? this.path("rows", row - 1, column) : this.path("columns", column, "name");
    return [{ do: "text", path, old, new: text }];
  }

  write(text) { this.do(this.cellSteps(text)); }

  putFigure(id) {
    const figure = this.desk.figures.find((each) => each.id === id);
    if (figure) this.write(this.value.unit === figure.unit ? `{${id}.value}` : `{${id}}`);
  }

  addRow() {
    const index = this.at[0];
    this.at = [index + 1, 0];
    this.do([{ do: "item", path: this.path("rows"), index, value: this.value.columns.map(() => "") }]);
  }

  dropRow() {
    if (!this.at[0] || this.value.rows.length < 2) { toast(t("row-last")); return; }
    this.do([{ do: "remove", path: this.path("rows", this.at[0] - 1) }]);
  }

  moveRow(by) {
    const index = this.at[0] - 1;
    const other = index + by;
    if (index < 0 || other < 0 || other >= this.value.rows.length) return;
    this.at[0] += by;
    this.do([{ do: "move", path: this.path("rows"), index: Math.min(index, other) }]);
  }

  // The same done to the columns' names and to every row.
  across(step) {
    return [["columns"], ...this.value.rows.map((_, number) => ["rows", number])].map((list) => step(this.path(...list), list[0] === "columns"));
  }

  addColumn() {
    const index = this.at[1] + 1;
    const width = this.value.columns.some((each) => each.width) ? { width: "5" } : {};
    this.at[1] = index;
    this.do(this.across((path, head) => ({ do: "item", path, index, value: head ? { name: t("new-column"), ...width } : "" })));
  }

  dropColumn() {
    if (this.value.columns.length < 2) { toast(t("column-last")); return; }
    const index = this.at[1];
    this.do(this.across((path) => ({ do: "remove", path: [...path, index] })));
  }

  moveColumn(by) {
    const index = this.at[1];
    const other = index + by;
    if (other < 0 || other >= this.value.columns.length) return;
    this.at[1] = other;
    this.do(this.across((path) => ({ do: "move", path, index: Math.min(index, other) })));
  }

  // ---- a chart -------------------------------------------------------------------------------

  chart() {
    this.grid = null;
    const { value } = this;
    const kinds = ["column", "bar", "line", "shares"].map((each) => [each, t(`chart-${each}`)]);
    const figure = (series, number) => {
      const now = value.series[series].figures[number];
      const select = h("select", { id: `c-${series}-${number}`, "aria-label": `${value.categories[number]} ${value.series[series].name}` },
        ...this.desk.figures.map((each) => h("option", { value: each.id, selected: each.id === now }, `${each.label}　${each.written}`)),
        this.desk.figures.some((each) => each.id === now) ? null : h("option", { value: now, selected: true }, now));
      select.addEventListener("change", () => this.do([{ do: "text", path: this.path("series", series, "figures", number), old: now, new: select.value }]));
      return select;
    };
    const text = (id, path, old, label) => {
      const input = h("input", { type: "text", id, value: old, "aria-label": label });
      input.addEventListener("change", () => { if (input.value.trim()) this.do([{ do: "text", path, old, new: input.value.trim() }]); else input.value = old; });
      return input;
    };
    const gone = (id, label, act) => h("button", { type: "button", id, "aria-label": label, title: label, onclick: act }, "✕");
    const one = value.categories.length < 2;
    return [
      this.field("title", t("thing-title"), true), this.field("caption", t("thing-caption")),
      this.choice("kind", t("chart-kind"), kinds, "column"), this.field("unit", t("column-unit")),
      h("div", { class: "tw" }, h("table", { class: "g cells" },
        h("thead", {}, h("tr", {}, h("th", { scope: "col" }, t("category")), ...value.series.map((each, number) => h("th", { scope: "col" }, h("div", { class: "pair" },
          text(`s-${number}`, this.path("series", number, "name"), each.name, t("series")),
          value.series.length > 1 ? gone(`sx-${number}`, t("series-gone"), () => this.do([{ do: "remove", path: this.path("series", number) }])) : null))))),
        h("tbody", {}, ...value.categories.map((each, number) => h("tr", {},
          h("td", {}, h("div", { class: "pair" }, text(`k-${number}`, this.path("categories", number), each, t("category")),
            one ? null : gone(`kx-${number}`, t("category-gone"), () => this.do([
              { do: "remove", path: this.path("categories", number) },
              ...value.series.map((_, series) => ({ do: "remove", path: this.path("series", series, "figures", number) }))])))),
          ...value.series.map((_, series) => h("td", {}, figure(series, number)))))))),
      h("div", { class: "bt" },
        h("button", { type: "button", id: "category-add", onclick: () => this.addCategory() }, t("category-add")),
        h("button", { type: "button", id: "series-add", onclick: () => this.addSeries() }, t("series-add"))),
    ];
  }

  addCategory() {
    const index = this.value.categories.length;
    const used = new Set(this.value.series.flatMap((each) => each.figures));
    const free = this.desk.figures.filter((each) => !used.has(each.id));
    this.do([
      { do: "item", path: this.path("categories"), index, value: t("new-category") },
      ...this.value.series.map((_, series) => ({ do: "item", path: this.path("series", series, "figures"), index, value: (free[series] || this.desk.figures[0]).id })),
    ]);
  }

  addSeries() {
    const index = this.value.series.length;
    const figures = this.value.categories.map((_, number) => (this.desk.figures[number] || this.desk.figures[0]).id);
    this.do([{ do: "item", path: this.path("series"), index, value: { name: t("new-series"), figures } }]);
  }

  // ---- a picture -----------------------------------------------------------------------------

  picture() {
    this.grid = null;
    const file = h("input", { type: "file", accept: IMAGES, hidden: true, onchange: () => this.replace(file.files[0]) });
    return [
      h("div", { class: "line" }, h("span", { class: "soft" }, t("picture-file")), h("span", {}, this.value.file, " ",
        h("button", { type: "button", id: "picture-other", onclick: () => file.click() }, t("picture-other")), file)),
      this.field("title", t("thing-title"), true), this.field("alternative", t("alternative"), true),
      h("p", { class: "soft" }, t("alternative-why")),
      this.field("caption", t("thing-caption")), this.field("width", t("picture-width")),
    ];
  }

  async replace(file) {
    const made = file && (await upload(this.desk, file));
    if (made) await this.do(this.set("file", made));
  }
}

async function upload(desk, file) {
  try {
    const query = new URLSearchParams({ name: desk.name, file: file.name });
    return (await send(`/api/picture?${query}`, file)).file;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.findings.map((each) => each.text).join("；"));
    return "";
  }
}

// A new one comes into the part where the caret is, behind its paragraph.
export function addThing(desk, kind) {
  const place = desk.place || {};
  const file = place.key?.split("#")[0] || "";
  const fields = desk.model.fields.filter((each) => each.file === file && each.kind === "text" && !each.missing);
  const field = fields.find((each) => `${each.file}#${each.path.join("/")}` === place.key) || fields[0];
  if (!file.includes("/") || !field) { toast(t("thing-where")); return; }
  const words = { tables: t("tables"), charts: t("charts"), pictures: t("pictures") }[kind];
  let number = 1;
  while (desk.model.things.some((each) => each.name === `${words}${number}`)) number += 1;
  const name = `${words}${number}`;
  const begin = (value) => put(desk, kind, name, value, field, place);
  if (kind === "tables") {
    begin({ title: t("new-table"), columns: [{ name: t("new-column") }, { name: t("new-column") }], rows: [["", ""], ["", ""]] });
  } else if (kind === "charts") {
    const some = desk.figures.slice(0, 2);
    if (!some.length) { toast(t("no-figures")); return; }
    begin({ title: t("new-chart"), kind: "column", categories: some.map((each) => each.label), series: [{ name: t("new-series"), figures: some.map((each) => each.id) }] });
  } else {
    const input = h("input", { type: "file", accept: IMAGES, onchange: async () => {
      const made = input.files[0] && (await upload(desk, input.files[0]));
      if (made) begin({ file: made, title: t("new-picture"), alternative: t("new-picture") });
    } });
    input.click();
  }
}

async function put(desk, kind, name, value, field, place) {
  const parts = field.text.split(/\n{2,}/);
  let at = parts.length;
  let passed = 0;
  if (place.key === `${field.file}#${field.path.join("/")}`) {
    at = 0;
    while (at < parts.length && passed <= place.offset) { passed += parts[at].length + 2; at += 1; }
  }
  parts.splice(at, 0, `![${name}]`);
  const has = desk.model.things.some((each) => each.file === field.file && each.kind === kind);
  const steps = [
    has ? { do: "key", file: field.file, path: [kind], key: name, value } : { do: "key", file: field.file, path: [], key: kind, value: { [name]: value } },
    { do: "text", file: field.file, path: field.path, old: field.text, new: parts.join("\n\n") },
  ];
  if (await desk.structure(steps, t("did-thing-new", { name: value.title }))) editThing(desk, name, field.file);
}
