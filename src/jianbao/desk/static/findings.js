// Findings in a list: what, where, and what may be done. No button changes a number by itself.

import { dialogs } from "./dialogs.js";
import { relationsOf } from "./figures.js";
import { $, h, t } from "./words.js";

const MOST = 5; // figures that are named as what may be wrong

export function findingsView(desk, open = false) {
  const box = $("finds");
  if (open && !wide()) side("finds");
  const cards = desk.findings.map((finding, number) => one(desk, finding, number));
  const stood = (desk.stood || []).map((each) =>
    h("div", { class: "f n" }, h("p", {}, each.text), h("p", { class: "q" }, t("stood-reason", { reason: each.reason }))),
  );
  box.replaceChildren(
    ...(cards.length ? cards : [h("p", { class: "empty" }, t("no-findings"))]),
    ...(stood.length ? [h("h2", { class: "small" }, t("stood", { count: stood.length })), ...stood] : []),
  );
  if (open) box.querySelector(".cur")?.scrollIntoView({ block: "nearest" });
}

function one(desk, finding, number) {
  const buttons = [];
  const asked = finding.level !== "note" && ways(desk, finding);
  if (finding.key) buttons.push(h("button", { type: "button", onclick: () => desk.finding(number) }, t("go-there")));
  if (finding.figure && !asked?.length) buttons.push(h("button", { type: "button", onclick: () => desk.go(`figures.yaml#${finding.figure}`) }, t("to-ledger")));
  if (finding.level !== "note" && finding.at && desk.readable && !asked?.length) {
    buttons.push(h("button", { type: "button", onclick: () => dialogs.stand(desk, finding) }, t("stand-by")));
  }
  return h(
    "div",
    { class: `f ${finding.level}${desk.current === number ? " cur" : ""}` },
    h("b", { class: "k" }, t(finding.level === "note" ? "note-of-level" : finding.level)),
    h("p", {}, finding.text),
    finding.sentence ? h("p", { class: "q" }, finding.sentence) : null,
    finding.hint ? h("p", { class: "q" }, finding.hint) : null,
    ...(asked || []),
    h("div", { class: "bt" }, ...buttons),
  );
}

// Which one is wrong? Equal buttons, none of them first: the figure itself, one of those that it
// rests on, or none, with a reason.
export function ways(desk, finding, done = () => {}) {
  const figure = desk.figures.find((each) => each.id === finding.figure);
  if (!figure) return [];
  const act = (words, go) => h("button", { type: "button", onclick: async () => { done(); await go(); } }, words);
  const others = [...new Set(relationsOf(figure.typed || {}).flatMap((each) => Object.values(each.of).flat()))]
    .map((id) => desk.figures.find((each) => each.id === id))
    .filter((each) => each && [each.written, each.value].some((text) => finding.text.includes(text))).slice(0, MOST);
  if (!others.length && !finding.expected) return []; // there is nothing else that could be wrong
  return [
    h("p", { class: "ask" }, t("which-is-wrong")),
    h("div", { class: "bt" },
      finding.expected ? act(t("set-to", { name: figure.label, value: finding.expected + figure.unit }), () => desk.ledger.set(figure, "value", finding.expected)) : null,
      ...[figure, ...others].map((each) => act(t("wrong-one", { name: each.label, value: each.written }), () => desk.go(`figures.yaml#${each.id}`))),
      finding.at && desk.readable ? act(t("stand-by"), () => dialogs.stand(desk, finding)) : null),
  ];
}

export const wide = () => window.matchMedia("(min-width: 1600px)").matches;

// Structure or findings in the left column; where there is room, both stand.
export function side(name) {
  $("tree").hidden = name !== "tree" && !wide();
  $("finds").hidden = name !== "finds" && !wide();
  $("adds").hidden = $("tree").hidden;
  $("s-tree").setAttribute("aria-pressed", String(name === "tree"));
  $("s-finds").setAttribute("aria-pressed", String(name === "finds"));
}
