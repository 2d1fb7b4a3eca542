// What stands in the text and is no text: tables, charts, pictures, and what the form cannot show.

import { h, t } from "./words.js";

const MOST_ROWS = 12;

// A view of such a block. Its buttons are pressed, not typed into.
export function fixedView(node, on) {
  const { kind, title, value, key, file, name } = node.attrs;
  const thing = kind.startsWith("thing");
  const act = () => {
    if (thing) on.thing(name, file);
    else if (key) on.raw(key, title);
    else on.source(file, title);
  };
  const label = thing ? t("edit") : key ? t("edit-here") : t("edit-in-source");
  const aside = kind.includes("aside");
  const dom = h("div", { class: `fixed ${kind}`, contenteditable: "false" },
    h("div", { class: "bar2" },
      heading(kind, title, key),
      aside ? null : h("span", { class: "sp" }),
      h("button", { type: "button", onclick: act }, label)),
    thing ? preview(kind.split(" ")[1], value) : aside ? null : h("div", { class: "mono" }, title));
  dom.addEventListener("dblclick", act);
  return {
    dom,
    stopEvent: (event) => Boolean(event.target.closest?.("button")),
    ignoreMutation: () => true,
  };
}

function heading(kind, title, key) {
  if (kind.startsWith("thing")) return h("b", {}, `${t(kind.split(" ")[1])}　${title}`);
  if (kind.includes("aside")) return h("div", { class: "mono", title: `${t("stands-in-source")}\n${title}` }, title);
  return h("span", { class: "soft" }, t(key ? "field-as-typed" : "file-as-typed"));
}

function preview(kind, value) {
  if (kind === "tables" && Array.isArray(value.rows)) {
    const rows = value.rows.slice(0, MOST_ROWS);
    return h("table", { class: "mini" },
      Array.isArray(value.columns) ? h("thead", {}, h("tr", {}, ...value.columns.map((each) => h("th", { scope: "col" }, shown(each.name))))) : null,
      h("tbody", {}, ...rows.map((row) => h("tr", {}, ...row.map((cell) => h("td", {}, shown(cell))))),
        value.rows.length > rows.length ? h("tr", {}, h("td", { colspan: rows[0].length, class: "soft" }, t("more-rows", { count: value.rows.length - rows.length }))) : null));
  }
  if (kind === "tables") return h("p", { class: "soft" }, t("table-from", { cells: value.cells || "" }));
  if (kind === "charts") return h("p", { class: "soft" }, (value.categories || []).join("、"));
  return h("p", { class: "soft" }, `${value.file}；${t("alternative")}：${value.alternative || ""}`);
}

const shown = (cell) => (cell === "<" ? "←" : cell === "^" ? "↑" : String(cell ?? "").replace(/\{([^{}\s.]+)(?:\.\w+)?\}/g, "〔$1〕"));
