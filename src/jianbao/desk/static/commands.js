// Keys and commands: everything that can be done, by its name or by its key.

import { dialogs } from "./dialogs.js";
import { side } from "./findings.js";
import { pickKey } from "./popups.js";
import { move, removeUnit } from "./moving.js";
import { returned } from "./returned.js";
import { openSource } from "./source.js";
import { addThing } from "./things.js";
import { $, h, language, t } from "./words.js";

export function commands(desk, speakOther) {
  const click = (id, act) => $(id).addEventListener("click", act);
  click("all", () => desk.home());
  click("t-write", () => desk.tab("write"));
  click("t-ledger", () => desk.tab("ledger"));
  click("find-command", () => palette(desk, list));
  click("gate", () => dialogs.gate(desk));
  click("print", () => dialogs.print(desk));
  click("more", () => menu($("more"), [
    [t("build"), () => dialogs.go(desk, "build")],
    [t("mail"), () => dialogs.mail(desk)],
    [t("archive"), () => dialogs.archive(desk)],
    [t("take-back"), () => bringBack(desk)],
    [t("next-issue"), () => dialogs.next(desk, desk.name)],
  ]));
  click("undo", () => desk.undo());
  click("redo", () => desk.undo("/api/redo"));
  click("insert", () => insert(desk));
  click("strong", () => desk.editor.toggleStrong());
  click("add-item", () => desk.addItem());
  click("add", () => menu($("add"), [
    [t("add-section"), () => desk.newPart(desk.place)],
    [t("add-item"), () => desk.addItem()],
    [t("add-table"), () => addThing(desk, "tables")],
    [t("add-chart"), () => addThing(desk, "charts")],
    [t("add-picture"), () => addThing(desk, "pictures")],
  ]));
  click("move-up", () => move(desk, -1));
  click("move-down", () => move(desk, 1));
  click("move-out", () => removeUnit(desk));
  click("t-doubts", () => { desk.tab("doubts"); $("v-doubts").querySelector("[tabindex='0']")?.focus(); });
  click("s-tree", () => side("tree"));
  click("s-finds", () => side("finds"));
  click("counts", () => { side("finds"); $("finds").focus(); });
  click("language", () => speakOther(language() === "zh" ? "en" : "zh"));
  click("one", () => desk.pages.as(() => facing(false)));
  click("two", () => desk.pages.as(() => facing(true)));
  // By a key the focus goes along: to the text, or to the grid's cell.
  const turn = (name) => {
    desk.tab(name);
    if (name === "ledger") desk.ledger.focusCell();
    else desk.editor.view.focus();
  };
  const overview = () => $("overview").setAttribute("aria-pressed", String(desk.pages.thumbnails.toggle()));
  click("overview", overview);
  $("grey").addEventListener("change", () => $("sheets").classList.toggle("grey", $("grey").checked));
  $("zoom").addEventListener("change", () => desk.pages.as(() => { $("sheets").dataset.zoom = $("zoom").value; }));
  $("template").addEventListener("change", () => desk.choose($("template").value));
  const list = [
    ["tab-write", "", () => turn("write")],
    ["tab-ledger", "F4", () => turn("ledger")],
    ["next-finding", "F8", () => desk.nextFinding(1)],
    ["undo", "Ctrl Z", () => desk.undo()],
    ["redo", "Ctrl Y", () => desk.undo("/api/redo")],
    ["insert-figure", "{", () => insert(desk)],
    ["add-section", "Ctrl Enter", () => desk.newPart(desk.place)],
    ["add-item", "", () => desk.addItem()],
    ["add-table", "", () => addThing(desk, "tables")],
    ["add-chart", "", () => addThing(desk, "charts")],
    ["add-picture", "", () => addThing(desk, "pictures")],
    ["move-up", "Alt Shift ↑", () => move(desk, -1)],
    ["move-down", "Alt Shift ↓", () => move(desk, 1)],
    ["move-out", "", () => removeUnit(desk)],
    ["source", "", () => openSource(desk)],
    ["thumbnails", "", overview],
    ["paste-excel", "", () => { desk.tab("ledger"); dialogs.paste(desk, null); }],
    ["gate-now", "", () => dialogs.gate(desk)],
    ["print-more", "Ctrl P", () => dialogs.print(desk)],
    ["build", "", () => dialogs.go(desk, "build")],
    ["mail", "", () => dialogs.mail(desk)],
    ["archive", "", () => dialogs.archive(desk)],
    ["take-back", "", () => bringBack(desk)],
    ["next-issue", "", () => dialogs.next(desk, desk.name)],
    ["all-briefings", "", () => desk.home()],
    ["keys", "Ctrl /", () => palette(desk, list)],
    ["language", "", () => speakOther(language() === "zh" ? "en" : "zh")],
  ];
  const keys = {
    F4: () => turn($("v-ledger").classList.contains("on") ? "write" : "ledger"),
    F6: (event) => nextArea(event.shiftKey ? -1 : 1),
    F8: (event) => desk.nextFinding(event.shiftKey ? -1 : 1),
  };
  const control = {
    k: () => palette(desk, list),
    "/": () => palette(desk, list),
    p: () => dialogs.print(desk),
    s: async () => { await desk.flush(); desk.saved("saved-always"); },
    z: (event) => desk.undo(event.shiftKey ? "/api/redo" : "/api/undo"),
    y: () => desk.undo("/api/redo"),
  };
  document.addEventListener("keydown", (event) => {
    if (pickKey(desk, event)) return;
    if (event.isComposing || event.keyCode === 229 || !desk.name || $("dialog").open) return;
    const act = event.ctrlKey || event.metaKey ? control[event.key.toLowerCase()] : keys[event.key];
    const own = event.target.closest?.("input[type=text]") && "zy".includes(event.key.toLowerCase());
    if (!act || own || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    act(event);
  }, true);
  tabs();
  window.addEventListener("resize", () => side($("s-finds").getAttribute("aria-pressed") === "true" ? "finds" : "tree"));
  side("tree");
}

function tabs() {
  $("tabs").addEventListener("keydown", (event) => {
    if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
    const all = [...$("tabs").querySelectorAll("[role=tab]:not([hidden])")];
    const by = event.key === "ArrowLeft" ? -1 : 1;
    const other = all[(all.indexOf(document.activeElement) + by + all.length) % all.length];
    other.click();
    other.focus();
  });
}

function bringBack(desk) {
  const file = h("input", { type: "file", accept: ".docx", id: "take-back", hidden: true, onchange: () => file.files[0] && returned(desk, file.files[0]) });
  $("take-back")?.remove();
  document.body.append(file);
  file.click();
}

function insert(desk) {
  desk.tab("write");
  const { view } = desk.editor;
  view.focus();
  desk.editor.refusedAt = null;
  view.dispatch(view.state.tr.insertText("{"));
}

function facing(two) {
  $("sheets").classList.toggle("two", two);
  $("one").setAttribute("aria-pressed", String(!two));
  $("two").setAttribute("aria-pressed", String(two));
}

function nextArea(by) {
  const areas = $("v-ledger").classList.contains("on")
    ? [$("t-ledger"), $("grid").querySelector("td[tabindex='0']"), $("detail")]
    : [$("t-write"), $("tree").querySelector("[tabindex='0']"), document.querySelector("#editor .paper"), $("sheets"), $("finds").hidden ? null : $("finds")];
  const there = areas.filter(Boolean);
  const now = there.findIndex((each) => each.contains(document.activeElement));
  there[(now + by + there.length) % there.length].focus();
}

let closeMenu = () => {};

// A menu below its button: arrows, Enter, Esc back.
export function menu(button, entries) {
  closeMenu(); // the one that is open, if any
  let open = true;
  const close = () => {
    if (!open) return; // taking it away takes the focus away, which closes it
    open = false;
    box.remove();
    button.setAttribute("aria-expanded", "false");
  };
  closeMenu = close;
  const box = h("div", { class: "menu", role: "menu" }, ...entries.map(([name, act]) =>
    h("button", { type: "button", role: "menuitem", onclick: () => { close(); act(); } }, name)));
  document.querySelector("main").append(box);
  const rect = button.getBoundingClientRect();
  const { width, height } = box.getBoundingClientRect();
  box.style.left = `${Math.max(8, Math.min(rect.left, window.innerWidth - width - 8))}px`;
  box.style.top = `${rect.bottom + height + 8 > window.innerHeight ? rect.top - height - 4 : rect.bottom + 4}px`;
  button.setAttribute("aria-expanded", "true");
  box.firstChild.focus();
  box.addEventListener("keydown", (event) => {
    const items = [...box.children];
    const now = items.indexOf(document.activeElement);
    if (event.key === "ArrowDown") items[(now + 1) % items.length].focus();
    else if (event.key === "ArrowUp") items[(now - 1 + items.length) % items.length].focus();
    else if (event.key === "Escape" || event.key === "Tab") { close(); button.focus(); }
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("focusout", (event) => { if (!box.contains(event.relatedTarget)) close(); });
}

function palette(desk, list) {
  const dialog = $("dialog");
  let found = list;
  let chosen = 0;
  const input = h("input", { type: "text", role: "combobox", "aria-expanded": "true", "aria-controls": "commands", "aria-label": t("find-command"), placeholder: t("find-command") });
  const box = h("ul", { role: "listbox", id: "commands", "aria-label": t("find-command") });
  const run = (number) => { dialog.close(); found[number]?.[2](); };
  const show = () => {
    const wanted = input.value.trim().toLowerCase();
    found = list.filter(([key]) => t(key).toLowerCase().includes(wanted) || key.includes(wanted));
    chosen = Math.min(chosen, Math.max(0, found.length - 1));
    box.replaceChildren(...found.map(([key, keys], number) => h("li", {
      role: "option", id: `command-${number}`, "aria-selected": String(number === chosen), onclick: () => run(number),
    }, t(key), keys ? h("kbd", {}, keys) : null)));
    input.setAttribute("aria-activedescendant", `command-${chosen}`);
    box.children[chosen]?.scrollIntoView({ block: "nearest" });
  };
  input.addEventListener("input", () => { chosen = 0; show(); });
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") chosen = Math.min(chosen + 1, found.length - 1);
    else if (event.key === "ArrowUp") chosen = Math.max(0, chosen - 1);
    else if (event.key === "Enter") { event.preventDefault(); run(chosen); return; }
    else return;
    event.preventDefault();
    show();
  });
  dialog.className = "cmd";
  dialog.setAttribute("aria-label", t("find-command"));
  dialog.replaceChildren(input, box);
  show();
  dialog.showModal();
  input.focus();
}
