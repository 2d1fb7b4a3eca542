// Who gets the paper, and how many copies: 报, 送, 发, as a form.

import { h, t } from "./words.js";

const FILE = "briefing.yaml";
const LIST = "distribution";
const WAYS = ["report", "send", "issue"];
const UNSAID = { as: "send", copies: "1" }; // what holds where an entry does not say it

export const copiesOf = (model) =>
  (model.recipients || []).reduce((sum, { typed }) => sum + (Number(typed.copies ?? UNSAID.copies) || 0), 0);

export function recipients(desk) {
  const all = desk.model.recipients || [];
  const add = h("button", { type: "button", class: "add", id: "recipient-new", onclick: () => begin(desk, all.length) }, t("recipient-new"));
  return h("fieldset", { class: "recipients" }, h("legend", {}, t("recipients"), all.length ? ` · ${t("recipients-sum", { count: copiesOf(desk.model) })}` : ""),
    all.length ? h("table", {},
      h("thead", {}, h("tr", {}, ...["as", "name", "copies", "email"].map((each) => h("th", { scope: "col" }, t(`recipient-${each}`))), h("td", {}))),
      h("tbody", {}, ...all.map((each, number) => row(desk, each, number)))) : null,
    add);
}

function row(desk, { path, typed }, number) {
  const key = (name) => `${FILE}#${[...path, name].join("/")}`;
  const words = (name) => `${t(`recipient-${name}`)} ${number + 1}`;
  const change = (name, input) => {
    const value = input.value.trim();
    if (value === (typed[name] ?? UNSAID[name] ?? "") || (name === "name" && !value) || (name === "copies" && !/^\d{1,6}$/.test(value))) {
      input.value = typed[name] ?? UNSAID[name] ?? "";
      return;
    }
    input.defaultValue = input.value;
    const step = typed[name] === undefined
      ? { do: "key", file: FILE, path, key: name, value }
      : value ? { do: "text", file: FILE, path: [...path, name], old: typed[name], new: value } : { do: "remove", file: FILE, path: [...path, name] };
    desk.structure([step], t("did-particular", { name: t("recipients") }));
  };
  const text = (name, more = {}) => {
    const input = h("input", { type: "text", "data-key": key(name), value: typed[name] ?? UNSAID[name] ?? "", "aria-label": words(name), ...more });
    input.defaultValue = input.value;
    input.addEventListener("change", () => change(name, input));
    return input;
  };
  const way = h("select", { "data-key": key("as"), "aria-label": words("as") },
    ...WAYS.map((each) => h("option", { value: each, selected: each === (typed.as ?? UNSAID.as) }, t(`way-${each}`))));
  way.defaultValue = way.value;
  way.addEventListener("change", () => change("as", way));
  const gone = h("button", { type: "button", class: "flat", "aria-label": t("recipient-gone", { name: typed.name || "" }), title: t("recipient-gone", { name: typed.name || "" }), onclick: () => leave(desk, path) }, "✕");
  return h("tr", {}, ...[way, text("name"), text("copies", { class: "num", inputmode: "numeric" }), text("email")].map((each) => h("td", {}, each)), h("td", {}, gone));
}

async function begin(desk, index) {
  const value = { name: t("recipient-fresh"), as: "send", copies: "1" };
  const steps = desk.model.recipients
    ? [{ do: "item", file: FILE, path: [LIST], index, value }]
    : [{ do: "key", file: FILE, path: [], key: LIST, value: [value] }];
  if (!(await desk.structure(steps, t("did-particular", { name: t("recipients") })))) return;
  const name = document.querySelector(`[data-key="${FILE}#${LIST}/${index}/name"]`);
  name?.focus();
  name?.select();
}

// The last one takes the list along.
function leave(desk, path) {
  const last = desk.model.recipients.length === 1;
  desk.structure([{ do: "remove", file: FILE, path: last ? [LIST] : path }], t("did-particular", { name: t("recipients") }));
}
