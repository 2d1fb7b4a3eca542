// What is written in the files, as it stands there: for what the form cannot show.

import { get } from "./api.js";
import { $, h, t, toast } from "./words.js";

const HEAD = "briefing.yaml";
const LEDGER = "figures.yaml";

// Files as a clerk names them.
function nameOf(desk, file, text) {
  if (file === HEAD) return t("particulars");
  if (file === LEDGER) return t("tab-ledger");
  const heading = desk.model.fields.find((each) => each.file === file && each.kind === "heading");
  const label = desk.editor.labels[`${file}#heading`] || "";
  const words = heading?.text || /^(?:heading|text):\s*(.{1,16})/m.exec(text)?.[1] || file.split("/").at(-1);
  return `${label}${words}`.slice(0, 30);
}

export async function openSource(desk, wanted = "", passage = "") {
  await desk.flush();
  const files = await get(`/api/sources?${new URLSearchParams({ name: desk.name })}`);
  let now = files.find((each) => each.file === wanted) || files.find((each) => each.file === desk.place?.key.split("#")[0]) || files[0];
  const area = h("textarea", { id: "source", spellcheck: "false", wrap: "off", "aria-label": t("source") });
  const lines = h("pre", { class: "gutter", "aria-hidden": "true" });
  const told = h("div", { role: "status" });
  const dialog = $("dialog");
  const number = () => {
    const count = area.value.split("\n").length;
    lines.textContent = Array.from({ length: count }, (_, line) => line + 1).join("\n");
    lines.scrollTop = area.scrollTop;
  };
  const faults = () => {
    const found = desk.findings.filter((each) => each.level === "error" && each.key?.startsWith(`${now.file}#`));
    told.replaceChildren(...found.map((each) => h("p", { class: "eq bad" }, each.text)));
  };
  const show = () => {
    area.value = now.text;
    number();
    faults();
    const at = passage ? now.text.indexOf(passage.split("\n")[0]) : -1;
    if (at >= 0) {
      area.setSelectionRange(at, at + passage.split("\n")[0].length);
      area.scrollTop = Math.max(0, now.text.slice(0, at).split("\n").length - 6) * 20;
    }
  };
  const save = async () => {
    if (area.value === now.text) return true;
    const step = { do: "source", file: now.file, old: now.text, new: area.value };
    if (!(await desk.structure([step], t("did-source")))) return false;
    now.text = area.value;
    await desk.look();
    faults();
    return true;
  };
  const select = h("select", { id: "source-file", "aria-label": t("source-file"), onchange: async () => {
    const next = files.find((each) => each.file === select.value);
    if (!(await save())) { select.value = now.file; return; }
    now = next;
    passage = "";
    show();
  } }, ...files.map((each) => h("option", { value: each.file, selected: each === now }, nameOf(desk, each.file, each.text))));
  area.addEventListener("input", number);
  area.addEventListener("scroll", () => { lines.scrollTop = area.scrollTop; });
  area.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key.toLowerCase() === "s") { event.preventDefault(); save(); }
  });
  dialog.className = "beside source";
  dialog.removeAttribute("aria-label");
  dialog.setAttribute("aria-labelledby", "dialog-title");
  dialog.replaceChildren(
    h("h2", { id: "dialog-title" }, t("source"), " ", select),
    h("div", { class: "body" }, h("p", { class: "soft" }, t("source-what")), h("div", { class: "source-box" }, lines, area), told),
    h("div", { class: "foot" }, h("span", { class: "sp" }),
      h("button", { type: "button", onclick: () => dialog.close() }, t("cancel")),
      h("button", { type: "button", class: "go", id: "source-save", onclick: async () => {
        if ((await save()) && !told.children.length) { dialog.close(); toast(t("did-source")); }
      } }, t("write-in"))),
  );
  if (!dialog.open) dialog.showModal();
  area.focus();
  show();
}

// One field whose text the form cannot give back as it was typed.
export function openField(desk, key, text) {
  const [file, path] = [key.slice(0, key.indexOf("#")), key.slice(key.indexOf("#") + 1).split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step))];
  const area = h("textarea", { id: "field-text", rows: 10, "aria-label": t("field-as-typed") });
  area.value = text;
  const dialog = $("dialog");
  const save = async () => {
    if (area.value !== text && !(await desk.structure([{ do: "text", file, path, old: text, new: area.value }], t("did-text")))) return;
    dialog.close();
  };
  dialog.className = "beside";
  dialog.removeAttribute("aria-label");
  dialog.setAttribute("aria-labelledby", "dialog-title");
  dialog.replaceChildren(
    h("h2", { id: "dialog-title" }, t("field-as-typed")),
    h("div", { class: "body" }, h("p", { class: "soft" }, t("field-why")), area),
    h("div", { class: "foot" }, h("span", { class: "sp" }),
      h("button", { type: "button", onclick: () => dialog.close() }, t("cancel")),
      h("button", { type: "button", class: "go", onclick: save }, t("write-in"))),
  );
  dialog.showModal();
  area.focus();
}
