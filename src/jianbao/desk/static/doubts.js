// What an import is not sure of: question by question, by 1 2 3 and the arrows alone.

import { ask, get } from "./api.js";
import { $, announce, h, language, t } from "./words.js";

export async function doubts(desk, open = false) {
  const { name } = desk;
  const found = await get(`/api/doubts?${new URLSearchParams({ name })}`);
  if (desk.name !== name) return;
  desk.doubts = found;
  const left = found.filter((each) => !each.answer).length;
  $("t-doubts").hidden = !found.length || (!left && !open && !$("v-doubts").classList.contains("on"));
  if (open && found.length) {
    desk.doubtAt = Math.max(0, found.findIndex((each) => !each.answer));
    desk.tab("doubts");
  }
  show(desk, open && found.length > 0);
}

export function show(desk, focus = false) {
  const all = desk.doubts || [];
  const done = all.filter((each) => each.answer).length;
  $("b-doubts").textContent = `${done}／${all.length}`;
  $("b-doubts").className = `badge ${done === all.length ? "g" : "a"}`;
  const at = Math.max(0, Math.min(desk.doubtAt || 0, all.length - 1));
  desk.doubtAt = at;
  const cards = all.map((each, number) => card(desk, each, number, number === at));
  $("v-doubts").replaceChildren(h("div", { class: "doubts" },
    h("h2", {}, t("doubts-title"), " ", h("span", { class: `badge ${done === all.length ? "g" : "a"}`, id: "doubts-count" }, `${done}／${all.length}`)),
    h("p", { class: "soft" }, t("doubts-help")),
    h("ul", { class: "plain" }, ...cards),
    h("div", { class: "foot" }, h("span", { class: "soft" }, done === all.length ? t("doubts-done") : t("doubts-left", { count: all.length - done })),
      h("span", { class: "sp" }), h("button", { type: "button", class: "go", id: "doubts-write", onclick: () => desk.tab("write") }, t("begin-writing")))));
  if (focus) (done === all.length ? $("doubts-write") : $("v-doubts").querySelector("[tabindex='0']"))?.focus();
}

function card(desk, doubt, number, now) {
  const made = h("li", { class: `doubt ${doubt.answer ? "done" : ""}`, tabindex: now ? 0 : -1, "data-number": number, "aria-label": `${number + 1}. ${doubt.text}：${doubt.before} ${doubt.after || ""}` },
    h("div", { class: "q" }, h("b", {}, doubt.text), doubt.place ? h("span", {}, ` ${t("doubt-place", { place: doubt.place })}`) : null),
    h("div", { class: "cg" },
      h("div", {}, h("small", {}, t("doubt-before")), h("p", {}, doubt.before || "—")),
      h("div", {}, h("small", {}, t("doubt-after")), h("p", {}, doubt.after || t("doubt-nowhere")))),
    h("div", { class: "bt" }, ...doubt.ways.map((way, each) =>
      h("button", { type: "button", tabindex: now ? 0 : -1, "aria-pressed": String(doubt.answer === way), onclick: () => answer(desk, number, way) }, h("kbd", {}, String(each + 1)), " ", t(`way-${way}`)))));
  made.addEventListener("focusin", () => { desk.doubtAt = number; });
  made.addEventListener("keydown", (event) => key(desk, event, number));
  return made;
}

function key(desk, event, number) {
  if (event.ctrlKey || event.altKey || event.isComposing) return;
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const way = desk.doubts[number].ways[Number(event.key) - 1];
  if (by) {
    desk.doubtAt = Math.max(0, Math.min(desk.doubts.length - 1, number + by));
    show(desk, true);
    announce($("v-doubts").querySelector("[tabindex='0']").getAttribute("aria-label"));
  } else if (way) answer(desk, number, way);
  else return;
  event.preventDefault();
}

async function answer(desk, number, way) {
  const doubt = desk.doubts[number];
  try {
    const { state, doubts: found } = await ask("/api/doubt", {
      name: desk.name, number: doubt.number, way, language: language(), words: t("did-doubt"),
    });
    desk.doubts = found;
    desk.version = state.version;
    desk.take(state.model);
    desk.draw(state.drawn);
    desk.later(0);
  } catch (error) {
    desk.failed(error);
    return;
  }
  const next = desk.doubts.findIndex((each, at) => at > number && !each.answer);
  desk.doubtAt = next >= 0 ? next : number;
  show(desk, true);
  announce($("doubts-count").textContent);
  if (way === "change") desk.go(doubt.figure ? `figures.yaml#${doubt.figure}` : doubt.key || "briefing.yaml#date", doubt.offset || 0);
}
