// Where to begin: a paper that is dropped, the issue before, an empty one, or one that is there.

import { Refused, send } from "./api.js";
import { dialogs } from "./dialogs.js";
import { doubts } from "./doubts.js";
import { returned } from "./returned.js";
import { waiting } from "./waiting.js";
import { $, h, language, t, toast } from "./words.js";

const KINDS = ".docx,.doc,.wps,.pdf,.md,.txt";
const LARGEST = 200 * 1024 * 1024;

export function start(desk) {
  const { briefings, only } = desk.office;
  const file = h("input", { type: "file", accept: KINDS, hidden: true, id: "file", onchange: () => take(desk, file.files[0]) });
  const drop = h("div", { class: "drop" }, h("b", {}, t("drop-here")), h("small", {}, t("drop-kinds")),
    h("p", {}, h("button", { type: "button", class: "go", onclick: () => file.click() }, t("choose-file"))), file);
  const last = briefings[0];
  $("v-start").replaceChildren(h("div", { class: "start" },
    h("h2", {}, t("where-from")), h("p", { class: "soft" }, t("stays-here")),
    only ? null : drop,
    only ? null : h("div", { class: "three" },
      last ? big(t("next-issue"), t("next-short", { last: last.title }), () => dialogs.next(desk, last.name)) : null,
      big(t("new-briefing"), t("new-short"), () => dialogs.fresh(desk))),
    briefings.length ? h("h2", { class: "recent" }, t("recent")) : h("p", { class: "empty" }, t("none-yet")),
    h("ul", { class: "recent-list" }, ...briefings.map((each) => h("li", {},
      h("button", { type: "button", class: "flat", onclick: () => desk.open(each.name) }, each.title || each.name),
      h("span", { class: "soft" }, `${each.name} · ${when(each.changed)}`)))),
  ));
}

// Whatever is dropped on the window: a paper to begin with, or the open one that came back.
export function drops(desk) {
  const over = (is) => document.querySelector(".drop")?.classList.toggle("over", is);
  document.body.addEventListener("dragover", (event) => { event.preventDefault(); over(true); });
  document.body.addEventListener("dragleave", () => over(false));
  document.body.addEventListener("drop", (event) => {
    event.preventDefault();
    over(false);
    const file = event.dataTransfer.files[0];
    if (!file) return;
    if (desk.name) returned(desk, file);
    else if (!desk.office.only) take(desk, file);
  });
}

const big = (title, words, act) => h("button", { type: "button", onclick: act }, h("b", {}, title), h("small", {}, words));

const when = (seconds) =>
  new Date(seconds * 1000).toLocaleString(language() === "zh" ? "zh-CN" : "en", { dateStyle: "medium", timeStyle: "short" });

async function take(desk, file) {
  if (!file) return;
  if (file.size > LARGEST) {
    toast(t("too-large", { size: Math.round(file.size / 1024 / 1024) }));
    return;
  }
  try {
    const query = new URLSearchParams({ file: file.name, language: language() });
    const begun = await waiting(t("reading", { file: file.name }), (signal, run) => send(`/api/import?${query}&run=${run}`, file, signal));
    if (!begun) return;
    await desk.open(begun.name);
    if (begun.doubts) await doubts(desk, true);
    toast(t("taken-in", { kept: begun.kept, all: begun.characters, figures: begun.figures }));
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.findings.map((each) => each.text).join("；"));
  }
}
