// What the writing area holds: the fields of the paper, in its order; words and chips in them.

import { Fragment, Schema } from "./vendor/editor.js";

const field = (tag, extra = {}) => ({
  content: "inline*",
  group: "field",
  attrs: { key: { default: "" }, level: { default: 0 }, missing: { default: false }, name: { default: "" } },
  toDOM: (node) => [
    typeof tag === "function" ? tag(node) : tag,
    { class: node.type.name, "data-key": node.attrs.key, "data-level": node.attrs.level },
    0,
  ],
  ...extra,
});

const chip = (kind) => ({
  group: "inline",
  inline: true,
  atom: true,
  selectable: false, // else an arrow selects it and the next character replaces a figure
  attrs: { typed: { default: "" }, name: { default: "" }, part: { default: "" } },
  toDOM: (node) => [
    "span",
    {
      class: `chip ${kind}`, contenteditable: "false",
      "data-typed": node.attrs.typed, "data-name": node.attrs.name, role: "img",
    },
    ["span", { class: "in" }, "数"], // an input method loses its place behind an empty one
  ],
  parseDOM: [
    {
      tag: `span.chip.${kind}[data-typed]`,
      getAttrs: (dom) => ({ typed: dom.dataset.typed, name: dom.dataset.name }),
    },
  ],
});

export const CHIPS = ["figure", "note", "section", "object", "brace"];

export const schema = new Schema({
  nodes: {
    doc: { content: "(field | item | fixed)*" },
    title: field("h2"),
    subtitle: field("p"),
    editor_note: field("p"),
    heading: field((node) => `h${Math.min(6, node.attrs.level + 2)}`),
    para: field("p"),
    footnote: field("p"),
    summary: field("p"),
    item: { content: "lead body", toDOM: () => ["div", { class: "item" }, 0] },
    lead: { ...field("p"), group: "" },
    body: { ...field("p"), group: "" },
    fixed: {
      group: "fixed",
      atom: true,
      selectable: true,
      attrs: { kind: { default: "" }, title: { default: "" }, file: { default: "" }, name: { default: "" }, key: { default: "" }, value: { default: null } },
      toDOM: (node) => [
        "div",
        { class: `fixed ${node.attrs.kind}`, contenteditable: "false" },
        node.attrs.title,
      ],
    },
    text: { group: "inline" },
    ...Object.fromEntries(CHIPS.map((kind) => [kind, chip(kind)])),
  },
  marks: {
    strong: {
      toDOM: () => ["strong", 0],
      parseDOM: [{ tag: "strong" }, { tag: "b" }],
    },
  },
});

const TYPES = {
  title: "title", subtitle: "subtitle", editor_note: "editor_note", heading: "heading",
  text: "para", lead: "lead", item: "body", note: "footnote",
  summary: "summary",
};

const keyOf = (each) => `${each.file}#${each.path.join("/")}`;

function inline(token) {
  const marks = token.strong ? [schema.marks.strong.create()] : [];
  if (token.kind === "words") return schema.text(token.text, marks);
  const attrs = { typed: token.text, name: token.name || "", part: token.part || "" };
  return schema.nodes[token.kind].create(attrs, null, marks);
}

const fixed = (kind, title, each) =>
  schema.nodes.fixed.create({
    kind, title, file: each.file, name: each.name || "", key: each.path ? keyOf(each) : "", value: each.value ?? null,
  });

// The document of a model. `things` are shown behind the fields of their file.
export function docOf(model) {
  const nodes = [];
  const fields = model.fields;
  const behind = (file) => {
    for (const thing of model.things.filter((each) => each.file === file)) {
      nodes.push(fixed(`thing ${thing.kind}`, thing.title, thing));
    }
    for (const rest of model.remnants.filter((each) => each.file === file)) {
      nodes.push(fixed("raw", rest.text, rest));
    }
    strips(file, null);
  };
  // Comments, and keys without a field, as they stand in the file.
  const strips = (file, path) => {
    for (const each of model.strips) {
      const before = each.before ? each.before.join("/") : null;
      if (each.file === file && before === path) nodes.push(fixed("raw aside", each.text, { file }));
    }
  };
  for (const file of ["briefing.yaml", ...model.sections]) {
    const here = fields.filter((each) => each.file === file);
    for (let number = 0; number < here.length; number += 1) {
      const each = here[number];
      strips(file, each.path.join("/"));
      if (each.shown === false) {
        nodes.push(fixed("raw", each.text, each));
        continue;
      }
      const attrs = {
        key: keyOf(each), level: each.level || 0, missing: Boolean(each.missing),
        name: each.name || "",
      };
      const made = (each.paragraphs || [[]]).map((tokens) =>
        schema.nodes[TYPES[each.kind]].create(attrs, tokens.map(inline)),
      );
      const next = here[number + 1];
      if (each.kind === "lead" && next?.kind === "item" && next.shown !== false) {
        const key = { key: keyOf(next), missing: Boolean(next.missing) };
        const body = schema.nodes.body.create(key, (next.paragraphs?.[0] || []).map(inline));
        nodes.push(schema.nodes.item.create(null, [made[0], body]));
        number += 1;
      } else if (each.kind === "lead" || each.kind === "item") {
        nodes.push(fixed("raw", each.text, each));
      } else {
        nodes.push(...made);
      }
    }
    behind(file);
  }
  return schema.nodes.doc.create(null, Fragment.from(nodes));
}

const texts = new WeakMap();
const CIRCLED = [...Array(50)].map((_, number) => String.fromCodePoint((number < 20 ? 0x2460 : number < 35 ? 0x3251 - 20 : 0x32b1 - 35) + number));

// The sign of the note with that number, from 0.
export const noteSign = (number) => CIRCLED[number] || "※";

// The text of one block, written as the server writes its tokens.
export function textOf(block) {
  if (!texts.has(block)) {
    let strong = false;
    let text = "";
    block.forEach((node) => {
      const now = node.marks.some((mark) => mark.type.name === "strong");
      if (now !== strong) text += "**";
      strong = now;
      text += node.isText ? node.text : node.attrs.typed;
    });
    texts.set(block, strong ? `${text}**` : text);
  }
  return texts.get(block);
}

// What is asked of one document several times a key is worked out once.
function once(work) {
  const kept = new WeakMap();
  return (doc) => {
    if (!kept.has(doc)) kept.set(doc, work(doc));
    return kept.get(doc);
  };
}

// Each field's text, by its key; a text of several paragraphs is joined by blank lines.
export const fieldsOf = once((doc) => {
  const found = new Map();
  doc.descendants((node) => {
    if (!node.isTextblock) return true;
    const { key } = node.attrs;
    const before = found.get(key);
    const text = textOf(node);
    if (before === undefined) found.set(key, { text, node });
    else if (text) before.text = before.text ? `${before.text}\n\n${text}` : text;
    return false;
  });
  return found;
});

// What must stay as it is while somebody types: the fields, and their order.
export const shapeOf = once((doc) => {
  const keys = [];
  doc.descendants((node) => {
    const key = node.isTextblock ? node.attrs.key : node.type.name;
    if (node.isTextblock || node.type.name === "fixed" || node.type.name === "item") {
      if (keys.at(-1) !== key || node.type.name !== "para") keys.push(key);
    }
    return !node.isTextblock;
  });
  return keys.join("\n");
});

// Where in a field's text a place of the document is: {key, offset}.
export function placeAt(doc, pos) {
  const at = doc.resolve(pos);
  if (!at.parent.isTextblock) return null;
  const { key } = at.parent.attrs;
  let offset = 0;
  doc.nodesBetween(0, at.start() - 1, (node) => {
    if (node.isTextblock && node.attrs.key === key && textOf(node)) {
      offset += textOf(node).length + 2;
    }
    return !node.isTextblock;
  });
  return { key, offset: offset + textOf(at.parent.cut(0, at.parentOffset)).replace(/\*\*$/, "").length };
}

// The place of the document for a character of a field, or null.
export function posOf(doc, key, offset) {
  let found = null;
  let rest = offset;
  doc.descendants((node, pos) => {
    if (found !== null) return false;
    if (!node.isTextblock) return true;
    if (node.attrs.key !== key) return false;
    const { length } = textOf(node);
    if (rest <= length) found = within(node, pos + 1, rest);
    else rest -= length ? length + 2 : 0;
    return false;
  });
  if (found !== null) return found;
  doc.descendants((node, pos) => {
    if (node.isTextblock && node.attrs.key === key) found = pos + 1 + node.content.size;
    return !node.isTextblock;
  });
  return found;
}

function within(block, start, offset) {
  let strong = false;
  let left = offset;
  let pos = start;
  block.forEach((node) => {
    const now = node.marks.some((mark) => mark.type.name === "strong");
    if (now !== strong) left -= 2;
    strong = now;
    if (left <= 0) return;
    const length = node.isText ? node.text.length : node.attrs.typed.length;
    if (node.isText) pos += Math.min(left, length);
    else if (left >= length) pos += 1;
    left -= length;
  });
  return pos;
}
