// A figure as a form: what it is, when it holds, and which other figures bear it out.

import { $, h, t, toast } from "./words.js";

const LEDGER = "figures.yaml";
const KINDS = ["count", "rate", "rank", "ratio", "change", "target", "limit"];
const PLAIN = ["label", "value", "unit", "kind", "period", "scope", "group", "sheet", "direction"];
// Each relation with its places: one figure, or as many as there are.
const RELATIONS = {
  share: { count: 1, of: 1 }, parts: { parts: 9 }, breakdowns: { breakdowns: 9 }, times: { times: 9 },
  equals: { equals: 1 }, whole: { whole: 1 }, mean: { mean: 9, weights: 9 }, from: { from: 1 },
  change: { change: 1 }, changes: { changes: 9 }, target: { target: 1 },
};
const SEVERAL = ["parts", "breakdowns"]; // a whole may be parted in several ways
const SIGNS = { share: "÷", parts: "＋", breakdowns: "＋", times: "×" };

const list = (value) => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// The relations that an entry of the ledger has: [{ kind, of: { key: [ids] } }].
export function relationsOf(typed) {
  return Object.entries(RELATIONS).flatMap(([kind, places]) => {
    const keys = Object.keys(places).filter((key) => typed[key] !== undefined);
    if (!keys.length) return [];
    if (SEVERAL.includes(kind) && list(typed[kind]).some(Array.isArray)) {
      return typed[kind].map((each) => ({ kind, of: { [kind]: [...list(each)] } }));
    }
    return [{ kind, of: Object.fromEntries(Object.keys(places).map((key) => [key, [...list(typed[key])]])) }];
  });
}

// The same as keys of the entry; what names no figure is left out.
function typedOf(relations) {
  const typed = {};
  for (const [kind, places] of Object.entries(RELATIONS)) {
    const found = relations.filter((each) => each.kind === kind);
    if (SEVERAL.includes(kind)) {
      const groups = found.map((each) => each.of[kind].filter(Boolean)).filter((each) => each.length);
      if (groups.length) typed[kind] = groups.length > 1 || kind === "breakdowns" ? groups : groups[0];
      continue;
    }
    for (const [key, most] of Object.entries(places)) {
      const ids = (found[0]?.of[key] || []).filter(Boolean);
      if (ids.length) typed[key] = most === 1 ? ids[0] : ids;
    }
  }
  return typed;
}

// What changes an entry's keys from `old` to `now`.
export function stepsBetween(path, old, now) {
  return Object.keys({ ...old, ...now }).flatMap((key) => {
    const [was, is] = [old[key], now[key]];
    const gone = { do: "remove", file: LEDGER, path: [...path, key] };
    const comes = { do: "key", file: LEDGER, path, key, value: is };
    if (same(was, is)) return [];
    if (is === undefined) return [gone];
    if (was === undefined) return [comes];
    if (typeof was === "string" && typeof is === "string") return [{ do: "text", file: LEDGER, path: [...path, key], old: was, new: is }];
    return [gone, comes];
  });
}

// 2026年1月, 2026.1 and 2026-01 are one month; "" for what is none.
export function pointOf(text) {
  const found = /^\s*(\d{4})(?:\D+(\d{1,2}))?(?:\D+(\d{1,2}))?\D*$/.exec(text);
  return found ? [found[1], ...[found[2], found[3]].filter(Boolean).map((each) => each.padStart(2, "0"))].join("-") : "";
}

const yearBefore = (typed) => typed.replace(/\d{4}(?=-|\/|$)/g, (year) => String(Number(year) - 1));

class FigureForm {
  constructor(desk, figure, { name = "", then = null } = {}) {
    Object.assign(this, { desk, figure, then, old: figure?.typed || {} });
    this.typed = figure ? { ...this.old } : { label: name };
    this.relations = relationsOf(this.old);
  }

  text(key, label, more = {}) {
    const input = h("input", { type: "text", id: `figure-${key}`, value: this.typed[key] ?? "", ...more });
    input.addEventListener("input", () => { this.typed[key] = input.value.trim() || undefined; });
    return h("div", { class: "line" }, h("label", { for: input.id }, t(label)), input);
  }

  choice(key, label, options, fallback = "") {
    const now = this.typed[key] ?? fallback;
    const select = h("select", { id: `figure-${key}` }, ...options.map(([value, words]) => h("option", { value, selected: value === now }, words)));
    select.addEventListener("change", () => {
      this.typed[key] = select.value === fallback && this.old[key] === undefined ? undefined : select.value || undefined;
    });
    return h("div", { class: "line" }, h("label", { for: select.id }, t(label)), select);
  }

  // The period in words: that of the paper, those of other figures, a year before, or another.
  period() {
    const { desk } = this;
    const own = desk.model.particulars.find((each) => each.key === "period")?.value || "";
    const known = new Map([["", t("period-paper", { period: desk.editor.period || "" })]]);
    for (const each of desk.figures) {
      const typed = each.typed?.period;
      if (typed && typed !== "unstated" && each.period) known.set(typed, each.period);
    }
    const before = yearBefore(own);
    if (own && !known.has(before)) known.set(before, t("period-before", { period: before.replace("/", "—") }));
    if (this.typed.period && !known.has(this.typed.period) && this.typed.period !== "unstated") known.set(this.typed.period, this.typed.period);
    known.set("unstated", t("period-none"));
    known.set("other", t("period-other"));
    const line = this.choice("period", "period", [...known]);
    const select = line.querySelector("select");
    const ends = ["from", "until"].map((end) => h("input", { type: "text", size: 9, "aria-label": t(`period-${end}`), placeholder: end === "from" ? "2026-01" : "2026-05" }));
    const more = h("div", { class: "line", hidden: true }, h("span", {}), h("div", { class: "pair" }, ends[0], t("period-until"), ends[1]));
    const read = () => {
      const points = ends.map((each) => pointOf(each.value)).filter(Boolean);
      this.typed.period = points.length ? [...new Set(points)].join("/") : this.old.period;
    };
    select.addEventListener("change", () => { more.hidden = select.value !== "other"; if (select.value === "other") read(); });
    ends.forEach((each) => each.addEventListener("input", read));
    return [line, more];
  }

  group() {
    const groups = [...new Set(this.desk.figures.map((each) => each.group).filter(Boolean))];
    const line = this.text("group", "group", { list: "figure-groups", placeholder: t("group-none") });
    line.append(h("datalist", { id: "figure-groups" }, ...groups.map((each) => h("option", { value: each }))));
    return line;
  }

  chosen(ids, number, words) {
    const others = this.desk.figures.filter((each) => each.id !== this.figure?.id);
    const select = h("select", { "aria-label": words },
      h("option", { value: "" }, t("choose-figure")),
      ...others.map((each) => h("option", { value: each.id, selected: each.id === ids[number] }, [each.label, each.written, each.period && `（${each.period}）`].filter(Boolean).join("　"))));
    select.addEventListener("change", () => { ids[number] = select.value; });
    return select;
  }

  relation(one, index) {
    const { kind, of } = one;
    const places = Object.entries(RELATIONS[kind]);
    const parts = places.flatMap(([key, most], place) => {
      const ids = of[key];
      const count = most === 1 ? 1 : Math.max(ids.length, kind === "mean" ? 1 : 2);
      const words = t(places.length > 1 ? `place-${key}` : `relation-${kind}`);
      const selects = Array.from({ length: count }, (_, number) => [number && SIGNS[kind] ? h("span", {}, SIGNS[kind]) : null, this.chosen(ids, number, words)]);
      return [
        place && SIGNS[kind] ? h("span", {}, SIGNS[kind]) : places.length > 1 && !SIGNS[kind] ? h("span", { class: "soft" }, words) : null,
        ...selects.flat(),
        most > 1 ? h("button", { type: "button", class: "flat", id: `more-${index}-${key}`, onclick: () => { ids.push(...Array(Math.max(1, count + 1 - ids.length)).fill("")); this.draw(`more-${index}-${key}`); } }, t("one-more")) : null,
      ];
    });
    return h("div", { class: "relation", role: "group", "aria-label": t(`relation-${kind}`) },
      h("b", {}, t(`relation-${kind}`)), h("div", { class: "places" }, ...parts),
      h("button", { type: "button", class: "flat", id: `gone-${index}`, "aria-label": t("relation-gone"), title: t("relation-gone"), onclick: () => { this.relations.splice(index, 1); this.draw("relation-new"); } }, "✕"));
  }

  // What is drawn anew when a relation comes or goes; the focus stays where it was.
  draw(focus = "") {
    const had = new Set(this.relations.map((each) => each.kind));
    const free = Object.keys(RELATIONS).filter((each) => !had.has(each) || SEVERAL.includes(each)).filter((each) => each !== "breakdowns" || had.has("parts"));
    const add = h("select", { id: "relation-new", "aria-label": t("relation-new") },
      h("option", { value: "" }, t("relation-new")), ...free.map((each) => h("option", { value: each }, t(`relation-${each}`))));
    add.addEventListener("change", () => {
      if (!add.value) return;
      this.relations.push({ kind: add.value, of: Object.fromEntries(Object.keys(RELATIONS[add.value]).map((key) => [key, []])) });
      this.draw();
      this.box.querySelector(".relation:last-of-type select")?.focus();
    });
    this.box.replaceChildren(...this.relations.map((each, index) => this.relation(each, index)), add);
    if (focus) $(focus)?.focus();
  }

  show(at = "") {
    const dialog = $("dialog");
    this.box = h("div", { class: "relations" });
    const { figure } = this;
    const told = this.desk.findings.filter((each) => figure && each.figure === figure.id && each.level !== "note");
    dialog.className = "figure";
    dialog.removeAttribute("aria-label");
    dialog.setAttribute("aria-labelledby", "dialog-title");
    dialog.replaceChildren(
      h("h2", { id: "dialog-title" }, figure ? `${figure.label}　${figure.written}` : t("new-figure")),
      h("div", { class: "body" },
        ...told.map((each) => h("p", { class: "eq bad" }, each.text)),
        h("div", { class: "two-columns" },
          this.text("label", "column-label"),
          this.choice("kind", "column-kind", KINDS.map((each) => [each, t(`kind-${each}`)]), "count"),
          this.text("value", "value", this.typed.cell ? { disabled: true, value: figure.value } : {}),
          this.text("unit", "column-unit"), ...this.period(), this.group(), this.text("scope", "scope"),
          this.choice("sheet", "sheet", ["headline", "yes", "no"].map((each) => [each, t(`sheet-${each}`)]), "yes"),
          this.choice("direction", "direction", [["", t("direction-none")], ["up", t("direction-up")], ["down", t("direction-down")]])),
        h("h3", {}, t("relation")), h("p", { class: "soft" }, t("relation-why")), this.box),
      h("div", { class: "foot" },
        figure ? h("button", { type: "button", id: "figure-gone", onclick: () => this.remove() }, t("figure-gone")) : null,
        h("span", { class: "sp" }),
        h("button", { type: "button", onclick: () => dialog.close() }, t("cancel")),
        h("button", { type: "button", class: "go", id: "figure-save", onclick: () => this.save() }, t(figure ? "save-value" : "write-it"))),
    );
    this.draw();
    dialog.onkeydown = (event) => {
      if (event.key !== "Enter" || event.isComposing || event.target.tagName !== "INPUT") return;
      event.preventDefault();
      this.save();
    };
    dialog.addEventListener("close", () => { dialog.onkeydown = null; }, { once: true });
    if (!dialog.open) dialog.showModal();
    const first = at === "relation" ? $("relation-new") : $(`figure-${at || (this.typed.label ? "value" : "label")}`);
    first?.focus();
  }

  get entry() {
    const kept = Object.fromEntries(Object.entries(this.typed).filter(([key, value]) => value !== undefined && !Object.values(RELATIONS).some((places) => key in places)));
    return { ...kept, ...typedOf(this.relations) };
  }

  async save() {
    const { desk, figure, entry } = this;
    if (!entry.label) return $("figure-label").focus();
    if (!entry.value && !entry.cell) return $("figure-value").focus();
    $("dialog").close();
    const id = figure?.id || freeId(desk, entry.label);
    const ordered = Object.fromEntries([...PLAIN, ...Object.keys(entry)].filter((key) => entry[key] !== undefined).map((key) => [key, entry[key]]));
    const steps = figure ? stepsBetween([id], this.old, entry) : [{ do: "key", file: LEDGER, path: [], key: id, value: ordered }];
    if (!steps.length) return undefined;
    const words = figure ? t("did-figure-form", { name: entry.label }) : t("did-new-figure", { name: entry.label });
    if (!(await desk.structure(steps, words))) return undefined;
    await desk.look();
    if (figure) toast(words, [t("undo"), () => desk.undo()]);
    return this.then?.(id);
  }

  async remove() {
    const { desk, figure } = this;
    const used = figure.uses?.length || 0;
    const bears = desk.figures.filter((each) => each !== figure && relationsOf(each.typed || {}).some((one) => Object.values(one.of).flat().includes(figure.id)));
    if (used || bears.length) {
      toast(t("figure-needed", { count: used, names: bears.map((each) => each.label).join("、") || "—" }));
      return;
    }
    $("dialog").close();
    const words = t("did-figure-gone", { name: figure.label });
    if (await desk.structure([{ do: "remove", file: LEDGER, path: [figure.id] }], words)) toast(words, [t("undo"), () => desk.undo()]);
  }
}

// A name of the file's own for a new figure: its label's letters, and a number where there is one.
function freeId(desk, label) {
  const plain = label.replace(/[{}｛｝\s.．:：#,，[\]"'`&*!|>%@?-]/g, "") || t("value");
  let id = plain;
  for (let number = 2; desk.figures.some((each) => each.id === id); number += 1) id = `${plain}${number}`;
  return id;
}

export const figureForm = (desk, figure, more = {}) => new FigureForm(desk, figure, more).show(more.at);
