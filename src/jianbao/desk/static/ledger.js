// The ledger as a grid: values are text. One tab stop; arrows, Enter or F2 to edit, Esc back.

import { dialogs } from "./dialogs.js";
import { readClipboard } from "./clipboard.js";
import { figureForm } from "./figures.js";
import { ways } from "./findings.js";
import { $, announce, h, t, toast } from "./words.js";

const COLUMNS = ["label", "value", "unit", "kind", "period", "relation", "state", "uses"];
const EDITED = { label: "label", value: "value", unit: "unit" };
const IN_FORM = ["kind", "period", "relation"]; // Enter opens the form there
const SIGNS = { proved: "✓", contradicted: "✕", "not-checkable": "–", "not-checked": "?" };
const STATES = ["contradicted", "not-checked", "not-checkable", "proved"];

export class Ledger {
  constructor(desk) {
    this.desk = desk;
    this.at = [0, 1];
    this.grid = $("grid");
    this.grid.addEventListener("keydown", (event) => this.key(event));
    this.grid.addEventListener("click", (event) => this.clicked(event));
    this.grid.addEventListener("dblclick", () => this.edit());
    $("l-filter").addEventListener("input", () => this.show());
    $("l-state").replaceChildren(
      h("option", { value: "" }, t("all-states")),
      ...STATES.map((each) => h("option", { value: each }, t(`state-${each}`))),
    );
    $("l-state").addEventListener("change", () => this.show());
    $("l-new").addEventListener("click", () => figureForm(desk, null, { then: (id) => this.select(id) }));
    $("l-paste").addEventListener("click", () => dialogs.paste(desk, null));
    document.addEventListener("paste", (event) => {
      if (!$("v-ledger").classList.contains("on") || event.target.closest?.("input, textarea, dialog")) return;
      event.preventDefault();
      dialogs.paste(desk, readClipboard(event.clipboardData));
    });
  }

  get rows() {
    const wanted = $("l-filter").value.trim().toLowerCase();
    const state = $("l-state").value;
    return this.desk.figures.filter(
      (each) =>
        (!state || each.state === state) &&
        (!wanted || `${each.label} ${each.value} ${each.id}`.toLowerCase().includes(wanted)),
    );
  }

  // Where nobody sees it, it is made when somebody comes.
  show() {
    if (!$("v-ledger").classList.contains("on")) return;
    const { desk } = this;
    const had = this.grid.contains(document.activeElement);
    const head = h("thead", {}, h("tr", { role: "row" }, ...COLUMNS.map((each) => h("th", { scope: "col", class: each === "value" ? "num" : "" }, t(`column-${each}`)))));
    const body = h("tbody", {});
    let group = null;
    this.rows.forEach((figure, number) => {
      if ((figure.group || "") !== group) {
        group = figure.group || "";
        if (group) body.append(h("tr", { class: "grp" }, h("td", { colspan: COLUMNS.length }, group)));
      }
      body.append(
        h(
          "tr",
          { "data-row": number, class: figure.state === "contradicted" ? "bad" : "" },
          ...COLUMNS.map((column, index) => this.cell(figure, column, number, index)),
        ),
      );
    });
    this.grid.replaceChildren(head, body);
    if (!this.rows.length) {
      const text = desk.figures.length ? t("nothing-found") : t("no-figures");
      body.append(h("tr", {}, h("td", { colspan: COLUMNS.length, class: "empty" }, text)));
    }
    const of = desk.states || {};
    $("l-sum").textContent = t("ledger-sum", {
      all: desk.figures.length, proved: of.proved || 0, wrong: of.contradicted || 0,
      open: (of["not-checked"] || 0) + (of["not-checkable"] || 0),
    });
    this.focusCell(had);
    this.detail();
  }

  cell(figure, column, row, index) {
    const texts = {
      label: figure.label, value: figure.value, unit: figure.unit, period: figure.period,
      kind: t(`kind-${figure.kind || "count"}`),
      relation: (figure.proved || [])[0] || "",
      uses: figure.uses?.length ? t("used-times", { count: figure.uses.length }) : "",
    };
    const made = h("td", {
      tabindex: -1, "data-column": index, "data-row": row, role: column === "label" ? "rowheader" : null,
      class: { value: "num", relation: "soft wide", period: "soft", uses: "soft", kind: "soft" }[column] || "",
      "aria-readonly": column in EDITED || IN_FORM.includes(column) ? null : "true",
    });
    if (column === "state") made.append(h("span", { class: `badge ${figure.state}` }, SIGNS[figure.state], " ", t(`state-${figure.state}`)));
    else made.textContent = texts[column] || "";
    if (column === "relation") made.title = texts.relation;
    return made;
  }

  focusCell(focus = true) {
    const rows = this.rows.length;
    this.at = [Math.max(0, Math.min(this.at[0], rows - 1)), Math.max(0, Math.min(this.at[1], COLUMNS.length - 1))];
    for (const old of this.grid.querySelectorAll("[tabindex='0'], .sel")) {
      if (old.tagName === "TD") old.tabIndex = -1;
      old.classList.remove("sel");
    }
    const cell = this.grid.querySelector(`td[data-row="${this.at[0]}"][data-column="${this.at[1]}"]`);
    if (!cell) return;
    cell.tabIndex = 0;
    cell.parentNode.classList.add("sel");
    if (focus) {
      cell.focus();
      cell.scrollIntoView({ block: "nearest" });
    }
  }

  move(rows, columns) {
    const before = this.rows[this.at[0]];
    this.at = [this.at[0] + rows, this.at[1] + columns];
    this.focusCell();
    this.detail();
    const now = this.rows[this.at[0]];
    if (now && now !== before) announce(now.label); // another row's head is not read by itself
  }

  key(event) {
    if (event.target.tagName === "INPUT") return this.inputKey(event);
    if (event.isComposing || event.keyCode === 229) return this.edit("");
    const moves = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], Home: [0, -99], End: [0, 99], PageDown: [10, 0], PageUp: [-10, 0] };
    if (event.key in moves) this.move(...moves[event.key]);
    else if (event.key === "Enter" || event.key === "F2") this.edit();
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) this.edit(event.key);
    else return undefined;
    event.preventDefault();
    return undefined;
  }

  inputKey(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const ways = { Enter: [1, 0], Tab: [0, event.shiftKey ? -1 : 1] };
    if (event.key in ways) {
      event.preventDefault();
      this.commit(ways[event.key]);
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.editing = null;
      this.show();
      this.focusCell();
    }
  }

  clicked(event) {
    const cell = event.target.closest("td[data-row]");
    if (!cell || event.target.tagName === "INPUT") return;
    this.at = [Number(cell.dataset.row), Number(cell.dataset.column)];
    this.focusCell();
    this.detail();
  }

  edit(typed = null) {
    const column = COLUMNS[this.at[1]];
    const figure = this.rows[this.at[0]];
    const cell = this.grid.querySelector(`td[data-row="${this.at[0]}"][data-column="${this.at[1]}"]`);
    if (figure && cell && IN_FORM.includes(column)) {
      figureForm(this.desk, figure, { at: column, then: (id) => this.select(id) });
      return;
    }
    if (!(column in EDITED) || !figure || !cell) return;
    if (column === "value" && figure.typed?.cell) {
      toast(t("from-cell", { cell: figure.typed.cell }));
      return;
    }
    const input = h("input", { type: "text", value: typed ?? figure[column], "aria-label": t(`column-${column}`) });
    cell.replaceChildren(input);
    this.editing = { figure, column, input };
    input.focus();
    if (typed === null) input.select();
    input.addEventListener("blur", () => { if (this.editing?.input === input) this.commit(null); });
  }

  async commit(way) {
    const { figure, column, input } = this.editing || {};
    this.editing = null;
    if (!figure) return;
    const { value } = input;
    if (way) this.at = [this.at[0] + way[0], this.at[1] + way[1]];
    this.show();
    if (way) this.focusCell();
    if (value !== figure[column]) await this.set(figure, EDITED[column], value);
    if (way) this.focusCell();
  }

  // Give a figure another value; the page, the sheet and the findings follow.
  async set(figure, key, value) {
    const { desk } = this;
    const words = t("did-figure", { name: figure.label, value });
    if (!(await desk.structure([this.step(figure, key, value)], words))) return;
    const used = (figure.uses || []).length;
    toast(t("figure-changed", { what: words, count: used, pages: (figure.pages || []).join("、") || "—" }), [t("undo"), () => desk.undo()]);
  }

  step(figure, key, value) {
    const file = "figures.yaml";
    return key in (figure.typed || {})
      ? { do: "text", file, path: [figure.id, key], old: figure.typed[key], new: value }
      : { do: "key", file, path: [figure.id], key, value };
  }

  select(id) {
    $("l-filter").value = "";
    $("l-state").value = "";
    const number = this.rows.findIndex((each) => each.id === id);
    if (number >= 0) this.at = [number, 1];
    this.show();
    this.focusCell();
  }

  detail() {
    const figure = this.rows[this.at[0]];
    const { desk } = this;
    if (!figure) return $("detail").replaceChildren();
    const faults = desk.findings.filter((each) => each.figure === figure.id && each.level !== "note");
    const part = (title, ...inside) => (inside.flat().filter(Boolean).length ? [h("h3", {}, title), ...inside.flat()] : []);
    return $("detail").replaceChildren(
      h("h2", {}, `${figure.label}　${figure.written}`),
      h("span", { class: `badge ${figure.state}` }, t(`state-${figure.state}`)),
      h("p", { class: "bt" }, h("button", { type: "button", id: "l-form", onclick: () => figureForm(desk, figure, { then: (id) => this.select(id) }) }, t("edit-figure"))),
      ...part(t("findings"), faults.flatMap((each) => [h("p", { class: "eq bad" }, each.text), ...ways(desk, each)])),
      ...part(t("relation"), (figure.proved || []).map((each) => h("p", { class: "eq" }, each))),
      ...part(t("used-at"), (figure.uses || []).map(([key, offset]) =>
        h("button", { type: "button", class: "use", onclick: () => desk.go(key, offset) }, around(desk, key, offset)))),
      ...part(t("pages"), figure.pages?.length ? [h("p", {}, figure.pages.join("、"))] : []),
      ...part(t("scope"), figure.scope ? [h("p", {}, figure.scope)] : []),
    );
  }
}

function around(desk, key, offset) {
  const field = desk.editor.fields().get(key);
  if (!field) return key;
  const start = field.text.lastIndexOf("}", offset - 1) >= offset - 12 ? field.text.lastIndexOf("}", offset - 1) + 1 : Math.max(0, offset - 12);
  const text = field.text.slice(start, offset + 40).replace(/\{[^}]*$/, "");
  return `…${text.replace(/\{([^{}\s.]+)(?:\.\w+)?\}/g, (typed, name) => desk.editor.figures.get(name)?.written || typed)}…`;
}
