// A paper that came back edited: old and new side by side; words in one go, each figure by itself.

import { ask, send } from "./api.js";
import { waiting } from "./waiting.js";
import { $, h, language, t, toast } from "./words.js";

export async function returned(desk, file) {
  await desk.flush();
  const query = new URLSearchParams({ name: desk.name, file: file.name, language: language() });
  let answer;
  try {
    answer = await waiting(t("reading", { file: file.name }), (signal) => send(`/api/back?${query}`, file, signal));
    if (!answer) return;
  } catch (error) {
    desk.failed(error);
    return;
  }
  $("toast").hidden = true;
  const { changes } = answer;
  if (!changes.length) {
    toast(t("back-same"));
    return;
  }
  show(desk, file.name, changes);
}

function show(desk, name, changes) {
  const dialog = $("dialog");
  const boxes = [];
  const write = h("button", { type: "button", class: "go", onclick: () => take() }, t("back-write", { count: 0 }));
  const count = () => {
    const chosen = boxes.filter(([, box]) => box.checked).length;
    write.textContent = t("back-write", { count: chosen });
    write.disabled = !chosen;
  };
  const take = async () => {
    const numbers = boxes.filter(([, box]) => box.checked).map(([each]) => each.number);
    dialog.close();
    try {
      const answer = await ask("/api/take", { name: desk.name, numbers, language: language(), words: t("did-back", { count: numbers.length }) });
      desk.version = answer.version;
      desk.take(answer.model);
      desk.draw(answer.drawn);
      desk.saved("saved");
      desk.later(0);
      toast(t("did-back", { count: numbers.length }), [t("undo"), () => desk.undo()]);
    } catch (error) {
      desk.failed(error);
    }
  };
  const cards = changes.map((each) => {
    const free = each.state === "ready" || each.state === "asks";
    const box = h("input", { type: "checkbox", checked: each.state === "ready", disabled: !free, onchange: count });
    if (free) boxes.push([each, box]);
    const notes = [
      each.who && t("back-who", { who: each.who }),
      each.state === "asks" && t("back-figure", { count: each.places }),
      each.state === "conflict" && t("back-conflict", { ours: each.ours }),
      each.reason,
    ].filter(Boolean);
    return h("div", { class: `cg back ${each.state}` },
      h("label", { class: "who" }, free ? box : null, h("span", {}, t(each.state === "conflict" ? "back-conflict-state" : `back-${each.state}`)), h("span", { class: "soft" }, notes.join("；"))),
      h("div", {}, each.lead || "", h("del", {}, each.before || ""), each.rest || ""),
      h("div", {}, each.lead || "", h("ins", {}, each.after || ""), each.rest || ""));
  });
  dialog.className = "wide";
  dialog.setAttribute("aria-labelledby", "dialog-title");
  dialog.replaceChildren(
    h("h2", { id: "dialog-title" }, t("back-title", { file: name })),
    h("div", { class: "body", tabindex: 0, role: "group", "aria-label": t("changes") },
      h("p", { class: "soft" }, t("back-what", { count: changes.length })), ...cards),
    h("div", { class: "foot" }, h("span", { class: "sp" }),
      h("button", { type: "button", onclick: () => dialog.close() }, t("cancel")), write),
  );
  count();
  dialog.showModal();
}
