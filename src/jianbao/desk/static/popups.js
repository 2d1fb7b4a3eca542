// What opens beside the caret: the ledger's figures while { is typed, and a figure's card.

import { dialogs } from "./dialogs.js";
import { figureForm } from "./figures.js";
import { ways } from "./findings.js";
import { $, announce, h, t } from "./words.js";

const MOST = 8;
let kind = "";
let chosen = 0;
let shown = [];

export function closePop(only = "") {
  if (only && kind !== only) return;
  kind = "";
  document.querySelector("#editor .paper")?.removeAttribute("aria-activedescendant");
  $("pop").hidden = true;
  $("pop").removeAttribute("role");
}

function place(rect) {
  const box = $("pop");
  box.hidden = false;
  const { width, height } = box.getBoundingClientRect();
  const below = rect.bottom + 6 + height < window.innerHeight;
  box.style.left = `${Math.max(8, Math.min(rect.left, window.innerWidth - width - 8))}px`;
  box.style.top = `${below ? rect.bottom + 6 : Math.max(8, rect.top - height - 6)}px`;
}

export function pick(desk, query, rect) {
  const wanted = query.toLowerCase();
  shown = desk.figures
    .filter((each) => !wanted || [each.label, each.id, each.value].some((text) => text.toLowerCase().includes(wanted)))
    .slice(0, MOST)
    .map((each) => ({ figure: each }));
  if (query) shown.push({ fresh: query });
  kind = "pick";
  chosen = 0;
  drawPick(desk);
  place(rect);
}

function drawPick(desk) {
  $("pop").setAttribute("role", "listbox");
  $("pop").setAttribute("aria-label", t("tab-ledger"));
  $("pop").replaceChildren(
    h("div", { class: "hd", role: "presentation" }, t("pick-help")),
    ...shown.map((each, number) =>
      h(
        "div",
        {
          role: "option", id: `pick-${number}`, "aria-selected": String(number === chosen),
          onmousedown: (event) => { event.preventDefault(); take(desk, number); },
        },
        each.fresh
          ? h("span", {}, t("pick-new", { name: each.fresh }))
          : [
            h("span", { class: "v" }, each.figure.written),
            h("span", {}, each.figure.label),
            h("small", {}, each.figure.period || ""),
          ],
      ),
    ),
  );
  desk.editor.view.dom.setAttribute("aria-activedescendant", `pick-${chosen}`);
}

function take(desk, number) {
  const each = shown[number];
  closePop();
  if (!each) return;
  if (each.fresh) figureForm(desk, null, { name: each.fresh, then: (id) => desk.editor.takePick(id) });
  else desk.editor.takePick(each.figure.id);
}

// Keys while the list is open; true where one was meant for it.
export function pickKey(desk, event) {
  if (kind !== "pick" || event.isComposing || event.keyCode === 229) return false;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const by = event.key === "ArrowDown" ? 1 : -1;
    chosen = (chosen + by + shown.length) % Math.max(1, shown.length);
    drawPick(desk);
    const now = shown[chosen];
    announce(now?.fresh ? t("pick-new", { name: now.fresh }) : `${now?.figure.label} ${now?.figure.written}`);
  } else if ((event.key === "Enter" || event.key === "Tab") && shown.length) take(desk, chosen);
  else if (event.key === "Escape") desk.editor.refusePick();
  else return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}

export function card(desk, name, rect) {
  const figure = desk.figures.find((each) => each.id === name);
  if (!figure) return;
  closePop();
  kind = "card";
  const input = h("input", { type: "text", value: figure.value, id: "card-value" });
  const save = async () => {
    if (input.value !== figure.value) await desk.ledger.set(figure, "value", input.value);
    close();
  };
  const close = () => { closePop(); desk.editor.view.focus(); };
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter") save();
  });
  const faults = desk.findings.filter((each) => each.figure === name && each.level !== "note");
  const asked = faults.length ? ways(desk, faults[0], close) : [];
  const row = (label, value) => (value ? [h("dt", {}, label), h("dd", {}, value)] : []);
  $("pop").setAttribute("role", "dialog");
  $("pop").setAttribute("aria-label", figure.label);
  $("pop").replaceChildren(
    h(
      "div",
      { class: "card" },
      h("b", {}, figure.label), " ",
      h("span", { class: `badge ${figure.state}` }, t(`state-${figure.state}`)),
      h(
        "dl", {},
        h("dt", {}, h("label", { for: "card-value" }, t("value"))),
        h("dd", {}, input, " ", figure.unit),
        ...row(t("period"), figure.period),
        ...row(t("relation"), (figure.proved || []).join("；")),
        ...row(t("used-at"), t("used-times", { count: figure.uses?.length || 0 })),
      ),
      ...faults.map((each) => h("p", { class: "eq bad" }, each.text)),
      ...asked,
      h(
        "div", { class: "bt" },
        h("button", { type: "button", onclick: save }, t("save-value")),
        ...(faults.length && faults[0].at && desk.readable && !asked.length ? [h("button", { type: "button", onclick: () => { closePop(); dialogs.stand(desk, faults[0]); } }, t("stand-by"))] : []),
        h("button", { type: "button", onclick: () => desk.go(`figures.yaml#${name}`) }, t("to-ledger")),
      ),
    ),
  );
  place(rect);
  input.focus();
  input.select();
  $("pop").onkeydown = (event) => { if (event.key === "Escape") close(); };
}

document.addEventListener("mousedown", (event) => {
  if (kind === "card" && !$("pop").contains(event.target)) closePop();
});
