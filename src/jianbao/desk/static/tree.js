// The structure of the paper: its fields in order, each with the worst finding below it.

import { move, removeUnit } from "./moving.js";
import { editThing } from "./things.js";
import { $, h, t } from "./words.js";

const LEVELS = { title: 1, subtitle: 1, editor_note: 1, lead: 3, item: 3, text: 2, note: 2 };

export function tree(desk) {
  const { labels } = desk.editor;
  const worst = new Map();
  for (const finding of desk.findings) {
    for (const [key] of [[finding.key], ...(finding.uses || [])]) {
      if (!worst.has(key)) worst.set(key, finding.level);
    }
  }
  const rows = [
    row(desk, "particulars", t("particulars"), 1, "", () => {
      $("particulars").open = true;
      $("particulars").querySelector("summary").focus();
    }),
  ];
  const { fields, things } = desk.model;
  const shown = new Set();
  const behind = (file) => {
    if (shown.has(file)) return;
    shown.add(file);
    for (const thing of things.filter((each) => each.file === file)) {
      rows.push(row(desk, `${thing.file}#${thing.path.join("/")}`, `${t(thing.kind)}　${thing.title}`, 2, "", () => editThing(desk, thing.name, thing.file)));
    }
  };
  fields.forEach((each, number) => {
    if (number && fields[number - 1].file !== each.file) behind(fields[number - 1].file);
    const key = `${each.file}#${each.path.join("/")}`;
    if (each.kind === "item" && fields[number - 1]?.kind === "lead") return;
    const next = fields[number + 1];
    const text = each.text || (each.kind === "lead" ? next?.text : "") || t(`empty-${each.kind === "text" ? "para" : each.kind === "item" ? "body" : each.kind}`);
    const level = each.kind === "heading" ? each.level : LEVELS[each.kind] || 2;
    const name = `${labels[key] || ""}${plain(desk, text)}`;
    const dot = worst.get(key) || (each.kind === "lead" && next ? worst.get(`${next.file}#${next.path.join("/")}`) : "");
    rows.push(row(desk, key, name, level, dot, () => desk.go(key, 0)));
  });
  for (const each of things) behind(each.file);
  const had = document.activeElement?.closest("#tree [data-key]")?.dataset.key;
  $("tree").replaceChildren(...rows);
  const now = $("tree").querySelector(had ? `[data-key="${CSS.escape(had)}"]` : "li");
  if (now) now.tabIndex = 0;
  if (had) now?.focus();
}

function plain(desk, text) {
  return text
    .replace(/\{([^{}\s.]+)(?:\.\w+)?\}/g, (typed, name) => desk.editor.figures.get(name)?.written || (name === "period" ? t("period") : typed))
    .replace(/\[\^[^\]]+\]|\*\*/g, "")
    .slice(0, 40);
}

function row(desk, key, name, level, dot, act) {
  const made = h(
    "li",
    {
      role: "treeitem", "aria-level": level, tabindex: -1, "data-key": key, class: `ti l${level}`,
      onclick: act, title: name,
    },
    h("span", { class: "n" }, name),
    dot && dot !== "note" ? h("span", { class: `dot ${dot}`, role: "img", "aria-label": t(dot) }) : null,
  );
  made.addEventListener("focus", () => { if (key.includes("#")) desk.place = { key, offset: 0 }; });
  made.addEventListener("keydown", (event) => {
    if (event.altKey && event.shiftKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) {
      event.preventDefault();
      desk.place = { key, offset: 0 };
      shift(desk, event.key === "ArrowUp" ? -1 : 1);
      return;
    }
    const move = { ArrowDown: made.nextElementSibling, ArrowUp: made.previousElementSibling, Home: made.parentNode.firstChild, End: made.parentNode.lastChild }[event.key];
    if (move) {
      event.preventDefault();
      made.tabIndex = -1;
      move.tabIndex = 0;
      move.focus();
    } else if (event.key === "Enter" || event.key === "F2") {
      event.preventDefault(); // the caret goes to the text, and this key is none of its
      act();
    } else if (event.key === "Delete") { desk.place = { key, offset: 0 }; removeUnit(desk); }
  });
  return made;
}

// Moved in the tree, the focus stays in the tree.
async function shift(desk, by) {
  if (!(await move(desk, by))) return;
  const now = $("tree").querySelector(`[data-key="${CSS.escape(desk.place.key)}"]`);
  if (now) { now.tabIndex = 0; now.focus(); }
}
