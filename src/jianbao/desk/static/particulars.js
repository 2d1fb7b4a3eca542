// Head and foot of the paper as a form, grouped as the paper is; what is missing is counted.

import { $, h, t } from "./words.js";

const GROUPS = [
  ["particulars-head", ["issuer", "document_number", "issue", "total_issue", "date", "period", "secrecy", "urgency", "copy_number", "signers"]],
  ["particulars-foot", ["to", "cc", "editor", "printed_by", "printed_on", "remark"]],
];
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
      h("div", { class: "form" }, ...keys.flatMap((each) => all.filter((one) => one.key === each).flatMap((one, number) => line(desk, one, number)))),
    )),
  );
  if (key) box.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function summary(all) {
  const value = (key) => all.find((each) => each.key === key)?.value;
  return [value("issuer"), value("issue") && t("issue-of", { number: value("issue") }), value("date")].filter(Boolean).join(" · ");
}

function line(desk, one, number) {
  const key = `${one.file}#${one.path.join("/")}`;
  const id = `particular-${one.path.join("-")}`;
  const input = h("input", { type: "text", id, "data-key": key, value: one.value });
  input.defaultValue = one.value;
  const save = () => {
    if (input.value === one.value) return;
    const { file, path } = one;
    const listed = ["to", "cc", "signers"].includes(one.key) && path.length === 1;
    const value = listed ? [input.value] : input.value;
    const step = !one.value && path.length === 1
      ? { do: "key", file, path: [], key: one.key, value }
      : input.value
        ? { do: "text", file, path, old: one.value, new: input.value }
        : { do: "remove", file, path };
    input.defaultValue = input.value;
    desk.structure([step], t("did-particular", { name: t(`particular-${one.key}`) }));
  };
  input.addEventListener("change", save);
  return [h("label", { for: id }, number ? "" : t(`particular-${one.key}`)), input];
}
