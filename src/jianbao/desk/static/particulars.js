// Head and foot of the paper as a form, grouped as the paper is; what is missing is counted.

import { recipients } from "./recipients.js";
import { $, h, t } from "./words.js";

const GROUPS = [
  ["particulars-head", ["issuer", "document_number", "issue", "total_issue", "date", "period", "secrecy", "urgency", "copy_number", "signers"]],
  ["particulars-foot", ["to", "cc", "editor", "printed_by", "printed_on", "remark"]],
  ["particulars-other", ["subtitle", "editor_note", "meeting/time", "meeting/place", "meeting/chair", "internal", "sealed", "compare_with", "archive/fonds", "archive/fonds_name", "archive/retention", "archive/item"]],
];
const IN_TEXT = ["subtitle", "editor_note"]; // once they are there, they are written in the text
const NEEDED = ["issuer", "date", "period"];

export function particulars(desk) {
  const box = $("particulars");
  const had = document.activeElement?.closest("#particulars [data-key]");
  if (had && had.value !== had.defaultValue) return;
  const key = had?.dataset.key;
  const all = desk.model.particulars;
  const missing = NEEDED.filter((each) => !all.some((one) => one.key === each && one.value));
  box.replaceChildren(
    h("summary", {}, h("b", {}, t("particulars")), " ", summary(all), " ",
      h("span", { class: `badge ${missing.length ? "a" : "g"}` }, missing.length ? t("missing", { count: missing.length }) : t("complete"))),
    ...GROUPS.map(([title, keys]) => h(
      "fieldset", {}, h("legend", {}, t(title)),
      h("div", { class: "form" }, ...keys.flatMap((each) => all.filter((one) => one.key === each && !(IN_TEXT.includes(each) && one.there !== false)).flatMap((one, number) => line(desk, one, number)))),
    )),
  );
  box.children[2].after(recipients(desk)); // below the foot, where it is printed
  if (key) box.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function summary(all) {
  const value = (key) => all.find((each) => each.key === key)?.value;
  return [value("issuer"), value("issue") && t("issue-of", { number: value("issue") }), value("date")].filter(Boolean).join(" · ");
}

function line(desk, one, number) {
  const key = `${one.file}#${one.path.join("/")}`;
  const id = `particular-${one.path.join("-")}`;
  const input = one.choices?.length
    ? h("select", { id, "data-key": key }, ...one.choices.map((each) => h("option", { value: each, selected: each === one.value }, each ? t(`choice-${each}`) : "—")))
    : h("input", { type: "text", id, "data-key": key, value: one.value });
  input.defaultValue = one.value;
  const save = () => {
    if (input.value === one.value) return;
    input.defaultValue = input.value;
    desk.structure([step(one, input.value.trim())], t("did-particular", { name: t(`particular-${one.key}`) }));
  };
  input.addEventListener("change", save);
  return [h("label", { for: id }, number ? "" : t(`particular-${one.key}`)), input];
}

// The change by which a particular gets a value: in its list, in its group, or by itself.
function step({ key, file, path, value, there, group }, typed) {
  const name = path.at(-1);
  if (typeof name === "number") {
    if (there === false) return { do: "item", file, path: path.slice(0, -1), index: name, value: typed };
    return typed ? { do: "text", file, path, old: value, new: typed } : { do: "remove", file, path };
  }
  const listed = ["to", "cc", "signers"].includes(key) ? [typed] : typed;
  if (group === false) return { do: "key", file, path: [], key: path[0], value: { [name]: typed } };
  if (there === false) return { do: "key", file, path: path.slice(0, -1), key: name, value: listed };
  return typed ? { do: "text", file, path, old: value, new: typed } : { do: "remove", file, path };
}
