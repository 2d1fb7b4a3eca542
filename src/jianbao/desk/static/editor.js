// The writing area: one ProseMirror document for all prose. Numbers and marks are drawn, not typed.

import {
  baseKeymap, Decoration, DecorationSet, EditorState, EditorView, keymap, Plugin, PluginKey, Slice,
  Fragment, TextSelection, toggleMark,
} from "./vendor/editor.js";
import { CHIPS, docOf, fieldsOf, noteSign, placeAt, posOf, schema, shapeOf, textOf } from "./schema.js";
import { fixedView } from "./fixed.js";
import { t } from "./words.js";

const drawn = new PluginKey("drawn");

export class Editor {
  // `on` has: changed(), caret(place, why), chip(name, rect), structure(steps, words, then),
  // pick(query, rect), closePick() and say(text).
  constructor(home, on) {
    this.on = on;
    this.figures = new Map();
    this.labels = {};
    this.findings = new Map();
    this.why = "key";
    this.model = null;
    this.view = new EditorView(home, {
      state: EditorState.create({ schema, plugins: this.plugins() }),
      attributes: { class: "paper", "aria-label": t("writing"), role: "textbox", "aria-multiline": "true", spellcheck: "false" },
      dispatchTransaction: (tr) => this.dispatch(tr),
      handleTextInput: (view, from, to, text) => this.typed(from, to, text),
      handlePaste: (view, event, slice) => this.paste(slice),
      handleClickOn: (view, pos, node, at, event) => this.clicked(node, event),
      nodeViews: { fixed: (node) => fixedView(node, on) },
      clipboardTextSerializer: (slice) => this.plain(slice.content),
      handleDOMEvents: {
        compositionend: () => { setTimeout(() => this.settled(), 0); return false; },
        mousedown: () => { this.why = "mouse"; return false; },
        keydown: () => { this.why = "key"; return false; },
        blur: () => { this.on.changed(true); return false; },
        drop: () => true,
        paste: (view, event) => this.pasteForeign(event),
      },
    });
  }

  plugins() {
    const keys = {
      Enter: () => this.enter(),
      "Mod-Enter": () => this.newPart(),
      Backspace: () => this.backspace(),
      Delete: () => this.clearSelection(),
      "Mod-b": toggleMark(schema.marks.strong),
      "Alt-Enter": () => this.openChip(),
      "Alt-Shift-ArrowUp": () => { this.on.move(-1); return true; },
      "Alt-Shift-ArrowDown": () => { this.on.move(1); return true; },
      Tab: () => this.moveOn(1),
      "Shift-Tab": () => this.moveOn(-1),
    };
    const decorate = new Plugin({
      key: drawn,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, old, _, state) => {
          if (tr.getMeta(drawn)) return this.decorations(state.doc);
          if (!tr.docChanged) return old;
          // While something is composed, nothing is drawn anew in its paragraph.
          const mapped = old.map(tr.mapping, tr.doc);
          return this.view?.composing ? mapped : this.redecorated(mapped, tr);
        },
      },
      props: { decorations: (state) => drawn.getState(state) },
    });
    return [keymap(keys), keymap(baseKeymap), decorate];
  }

  // Only the blocks that a change touched are decorated anew.
  redecorated(old, tr) {
    let from = Infinity;
    let to = 0;
    tr.mapping.maps.forEach((map, number) => {
      const after = tr.mapping.slice(number + 1);
      map.forEach((_, __, start, end) => {
        from = Math.min(from, after.map(start, -1));
        to = Math.max(to, after.map(end, 1));
      });
    });
    if (from > to) return old;
    const blocks = [];
    tr.doc.nodesBetween(from, Math.min(to, tr.doc.content.size), (node, pos) => {
      if (node.isTextblock) blocks.push([pos, node]);
      return !node.isTextblock;
    });
    if (!blocks.length) return this.decorations(tr.doc);
    const start = blocks[0][0];
    const end = blocks.at(-1)[0] + blocks.at(-1)[1].nodeSize;
    const before = tr.doc.resolve(start).nodeBefore;
    const made = blocks.flatMap(([pos, node], number) =>
      this.decorationsOf(node, pos, number ? blocks[number - 1][1].attrs.key : before?.attrs.key || ""));
    const gone = old.find(start, end).filter((each) => each.from >= start && each.to <= end);
    return old.remove(gone).add(tr.doc, made);
  }

  decorations(doc) {
    const made = [];
    let last = "";
    doc.descendants((node, pos) => {
      if (!node.isTextblock) return true;
      made.push(...this.decorationsOf(node, pos, last));
      last = node.attrs.key;
      return false;
    });
    return DecorationSet.create(doc, made);
  }

  // What is drawn beside and in one block; `last` is the key of the one before it.
  decorationsOf(block, at, last) {
    const made = [];
    const one = (node, pos) => {
      const end = pos + node.nodeSize;
      if (node.isTextblock) {
        const { key } = node.attrs;
        const label = key === last ? "" : this.labels[key] || "";
        const attrs = {};
        if (label) attrs["data-label"] = label;
        if (!node.content.size) attrs["data-empty"] = t(`empty-${node.type.name}`);
        if (node.type.name === "summary") attrs["data-label"] = t("summary");
        if (node.type.name === "footnote") attrs["data-label"] = noteSign(this.notes.indexOf(node.attrs.name));
        if (Object.keys(attrs).length) made.push(Decoration.node(pos, end, attrs));
      }
      if (CHIPS.includes(node.type.name)) {
        const attrs = this.chipAttrs(node);
        const label = [attrs["data-v"], attrs.title].filter(Boolean).join("，");
        made.push(Decoration.node(pos, end, { ...attrs, "aria-label": label }));
      }
    };
    one(block, at);
    block.forEach((node, offset) => one(node, at + 1 + offset));
    return made;
  }

  chipAttrs(node) {
    const { typed, name, part } = node.attrs;
    if (node.type.name === "figure") {
      const figure = this.figures.get(name);
      if (name === "period") return { "data-v": this.period || t("period"), title: t("period") };
      if (!figure) return { "data-v": typed, class: "unknown", title: t("figure-unknown") };
      const words = { value: figure.value, unit: figure.unit }[part] ?? figure.written;
      return {
        "data-v": words, class: figure.state || "not-checked",
        title: [figure.label, figure.period, t(`state-${figure.state || "not-checked"}`)].filter(Boolean).join("，"),
      };
    }
    if (node.type.name === "note") {
      return { "data-v": noteSign(this.notes.indexOf(name)), title: t("note") };
    }
    if (node.type.name === "section") return { "data-v": this.nameOf(name) || typed, title: t("reference") };
    if (node.type.name === "object") return { "data-v": this.things?.get(name) || typed, title: t("object") };
    return { "data-v": name };
  }

  nameOf(name) {
    for (const [key, label] of Object.entries(this.labels)) {
      if (key === `sections/${name}.yaml#heading`) return t("part-named", { label: label.replace(/[、.．\s]+$/, "") });
    }
    return "";
  }

  // What the typesetter and the audit say: labels of numbers, values of chips.
  redraw() {
    const said = JSON.stringify([[...this.figures.values()].map((each) => [each.id, each.label, each.written, each.value, each.unit, each.period, each.state]), this.labels, this.period]);
    if (said === this.said) return; // a long paper is not decorated anew for nothing
    this.waiting = this.view.composing;
    if (this.waiting) return;
    this.said = said;
    this.view.dispatch(this.view.state.tr.setMeta(drawn, true));
  }

  load(model) {
    this.model = model;
    this.notes = model.fields.filter((each) => each.kind === "note").map((each) => each.name);
    this.things = new Map(model.things.map((each) => [each.name, `${t(each.kind)}“${each.title}”`]));
    const made = docOf(model);
    const { state } = this.view;
    const place = this.place();
    const start = state.doc.content.findDiffStart(made.content);
    const tr = state.tr;
    if (start !== null) {
      let { a, b } = state.doc.content.findDiffEnd(made.content);
      const overlap = start - Math.min(a, b);
      if (overlap > 0) { a += overlap; b += overlap; }
      tr.replace(start, a, made.slice(start, b));
      if (!tr.doc.eq(made)) tr.replaceWith(0, tr.doc.content.size, made.content);
    }
    tr.setMeta("load", true).setMeta(drawn, true);
    if (start !== null) {
      // Without a place that is still there the caret is at the start: whoever comes by a key and
      // types must not write over a text that is selected as a whole.
      const pos = place && posOf(tr.doc, place.key, place.offset);
      const first = TextSelection.findFrom(tr.doc.resolve(0), 1, true) || TextSelection.atStart(tr.doc);
      tr.setSelection(typeof pos === "number" ? TextSelection.create(tr.doc, pos) : first);
    }
    this.view.dispatch(tr);
  }

  place() {
    const { selection, doc } = this.view.state;
    return doc.content.size ? placeAt(doc, selection.head) : null;
  }

  dispatch(tr) {
    const before = this.view.state;
    if (tr.docChanged && !tr.getMeta("load") && shapeOf(tr.doc) !== shapeOf(before.doc)) {
      if (!before.selection.empty) this.clearSelection(); // of several fields: each loses its part
      return;
    }
    const state = before.apply(tr);
    this.view.updateState(state);
    if (tr.docChanged && !tr.getMeta("load")) this.settled();
    if (tr.selectionSet || tr.docChanged) this.moved(tr);
  }

  // Nothing is sent, completed or told while an input method composes.
  settled() {
    if (this.view.composing) return;
    if (this.waiting) this.redraw();
    this.offer();
    this.on.changed(false);
  }

  moved(tr) {
    if (this.view.composing || tr.getMeta("load")) return;
    const place = this.place();
    if (place) this.on.caret(place, this.why);
    if (!tr.docChanged) this.offer();
    if (!tr.docChanged && this.why === "key") this.sayChip();
  }

  // A figure beside the caret is told: what it prints, its name, its state.
  sayChip() {
    const { $head, empty } = this.view.state.selection;
    const beside = empty ? [$head.nodeAfter, $head.nodeBefore].find((each) => each && CHIPS.includes(each.type.name)) : null;
    if (beside && beside !== this.saidChip) {
      const attrs = this.chipAttrs(beside);
      this.on.say([attrs["data-v"], attrs.title].filter(Boolean).join("，"));
    }
    this.saidChip = beside;
  }

  fields() {
    return fieldsOf(this.view.state.doc);
  }

  // { or ｛ offers the ledger, once it is committed.
  offer() {
    const { selection } = this.view.state;
    const { $head, empty } = selection;
    if (!empty || !$head.parent.isTextblock) { this.picking = false; return this.on.closePick(); }
    const before = $head.parent.textBetween(0, $head.parentOffset, null, "￼");
    const found = /[{｛]([^{}｛｝\s￼，。；]{0,20})$/.exec(before);
    this.picking = false;
    if (!found) { this.refusedAt = null; return this.on.closePick(); }
    const from = $head.pos - found[0].length;
    if (this.refusedAt === from) return undefined;
    this.pickFrom = from;
    this.picking = true;
    return this.on.pick(found[1], this.view.coordsAtPos(from));
  }

  refusePick() {
    this.refusedAt = this.pickFrom;
    this.picking = false;
    this.on.closePick();
    this.on.changed(false);
  }

  takePick(name) {
    const { state } = this.view;
    this.picking = false;
    const chip = schema.nodes.figure.create({ typed: `{${name}}`, name });
    this.view.dispatch(state.tr.replaceWith(this.pickFrom, state.selection.head, chip));
    this.view.focus();
  }

  typed(from, to, text) {
    const { doc } = this.view.state;
    if (doc.resolve(from).sameParent(doc.resolve(to))) return false;
    this.clearSelection();
    this.view.dispatch(this.view.state.tr.insertText(text));
    return true;
  }

  // Each field that the selection meets loses what is selected of it; the fields stay.
  clearSelection() {
    const { selection, doc, tr } = this.view.state;
    const { from, to, $from, $to } = selection;
    if (selection.empty || $from.sameParent($to)) return false;
    const pieces = [];
    doc.nodesBetween(from, to, (node, pos) => {
      if (node.isTextblock) {
        pieces.push([Math.max(from, pos + 1), Math.min(to, pos + 1 + node.content.size)]);
      }
      return !node.isTextblock;
    });
    for (const [start, end] of pieces.reverse()) if (start < end) tr.delete(start, end);
    tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(from)), 1));
    this.view.dispatch(tr);
    return true;
  }

  enter() {
    if (this.view.composing) return true;
    this.clearSelection();
    const { $head } = this.view.state.selection;
    const block = $head.parent;
    if (block.type.name === "para") {
      this.view.dispatch(this.view.state.tr.deleteSelection().split($head.pos).scrollIntoView());
      return true;
    }
    if (block.type.name === "body") return this.splitItem($head, block);
    return this.moveOn(1);
  }

  // Enter in an item: what stands behind the caret becomes the next one.
  splitItem($head, block) {
    const [file, path] = parts(block.attrs.key);
    const text = textOf(block);
    const before = textOf(block.cut(0, $head.parentOffset));
    const list = path.slice(0, -2);
    const index = path.at(-2);
    const rest = text.slice(before.length);
    const steps = [];
    if (rest) steps.push({ do: "text", file, path, old: text, new: before });
    steps.push({ do: "item", file, path: list, index: index + 1, value: { lead: "", text: rest } });
    const place = { key: `${file}#${[...list, index + 1, "lead"].join("/")}`, offset: 0 };
    this.on.structure(steps, t("did-item"), place);
    return true;
  }

  backspace() {
    if (this.clearSelection()) return true;
    const { selection, doc } = this.view.state;
    const { $head, empty } = selection;
    if (!empty || $head.parentOffset > 0) return false;
    const block = $head.parent;
    const [file, path] = parts(block.attrs.key);
    if (block.type.name === "para") {
      const before = doc.resolve($head.before()).nodeBefore;
      if (before?.attrs.key === block.attrs.key) {
        this.view.dispatch(this.view.state.tr.join($head.before()));
      }
      return true;
    }
    const item = $head.node(-1);
    if (item?.type.name === "item") {
      if (block.type.name === "body") return this.moveOn(-1, true);
      if (!textOf(item.child(0)) && !textOf(item.child(1))) {
        const at = path.slice(0, -1);
        this.on.structure([{ do: "remove", file, path: at }], t("did-item-gone"), this.beforeItem($head));
      }
    }
    return true;
  }

  beforeItem($head) {
    const pos = $head.before(-1);
    const near = TextSelection.near(this.view.state.doc.resolve(pos), -1);
    return placeAt(this.view.state.doc, near.head);
  }

  newPart() {
    const place = this.place();
    if (place) this.on.newPart(place);
    return true;
  }

  moveOn(by, end = false) {
    const { doc, selection } = this.view.state;
    const blocks = [];
    doc.descendants((node, pos) => {
      if (node.isTextblock) blocks.push([pos, node]);
      return !node.isTextblock;
    });
    const now = blocks.findIndex(([pos, node]) => selection.head <= pos + node.nodeSize);
    const next = blocks[now + by];
    if (!next) return false;
    const at = end || by < 0 ? next[0] + 1 + next[1].content.size : next[0] + 1;
    this.view.dispatch(
      this.view.state.tr.setSelection(TextSelection.create(doc, at)).scrollIntoView(),
    );
    return true;
  }

  clicked(node, event) {
    if (node.type.name === "object") return this.on.thing(node.attrs.name) !== false;
    if (node.type.name !== "figure") return false;
    this.on.chip(node.attrs.name, event.target.getBoundingClientRect());
    return true;
  }

  openChip() {
    const { $head } = this.view.state.selection;
    const near = [$head.nodeAfter, $head.nodeBefore].find((each) => each?.type.name === "figure");
    if (!near) return false;
    const at = this.view.coordsAtPos($head.pos);
    this.on.chip(near.attrs.name, at);
    return true;
  }

  plain(fragment) {
    const lines = [];
    fragment.descendants((node) => {
      if (!node.isTextblock) return true;
      lines.push(this.shown(node.content));
      return false;
    });
    return lines.length ? lines.join("\n") : this.shown(fragment);
  }

  shown(fragment) {
    let text = "";
    fragment.forEach((node) => {
      text += node.isText ? node.text : this.chipAttrs(node)["data-v"];
    });
    return text;
  }

  // Words and our own chips are taken; whatever else was around them is not.
  paste(slice) {
    const lines = [];
    slice.content.descendants((node) => {
      if (!node.isTextblock) return true;
      lines.push(node.content);
      return false;
    });
    if (!lines.length && slice.content.size) lines.push(slice.content);
    if (lines.length) this.insert(lines);
    return true;
  }

  // What was copied elsewhere is cleaned before anybody reads it as a document.
  pasteForeign(event) {
    if (event.clipboardData?.getData("text/html").includes("data-typed=")) return false;
    event.preventDefault();
    this.on.foreign(event.clipboardData, (found) => {
      if (found.length) this.insert(found.map((line) => Fragment.from(schema.text(line))));
    });
    return true;
  }

  insert(lines) {
    this.clearSelection();
    const { tr, selection } = this.view.state;
    if (!selection.empty) tr.deleteSelection();
    const inText = tr.selection.$head.parent.type.name === "para";
    lines.forEach((line, number) => {
      if (number && inText) tr.split(tr.selection.head);
      tr.replace(tr.selection.head, tr.selection.head, new Slice(line, 0, 0));
    });
    this.view.dispatch(tr.scrollIntoView());
  }

  // Put the caret at a character of a field and show it.
  go(key, offset, why = "go") {
    const { state } = this.view;
    const pos = posOf(state.doc, key, offset);
    if (pos === null) return false;
    this.why = why;
    this.view.focus();
    this.view.dispatch(
      state.tr.setSelection(TextSelection.create(state.doc, pos)).scrollIntoView(),
    );
    this.why = "key"; // an input method may commit without a key
    return true;
  }

  toggleStrong() {
    toggleMark(schema.marks.strong)(this.view.state, this.view.dispatch);
    this.view.focus();
  }

  get composing() {
    return this.view.composing;
  }
}

export function parts(key) {
  const [file, path] = [key.slice(0, key.indexOf("#")), key.slice(key.indexOf("#") + 1)];
  return [file, path.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
}
