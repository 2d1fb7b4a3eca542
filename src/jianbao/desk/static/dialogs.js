// Dialogs: what leaves the desk, what is asked, what was decided. Focus goes in, and comes back.

import { ask, Refused } from "./api.js";
import { fromText, matched } from "./clipboard.js";
import { copiesOf } from "./recipients.js";
import { waiting } from "./waiting.js";
import { $, h, language, t, toast } from "./words.js";

function open(title, body, buttons, wide = "") {
  const dialog = $("dialog");
  dialog.className = wide;
  dialog.removeAttribute("aria-label");
  dialog.setAttribute("aria-labelledby", "dialog-title");
  const close = () => dialog.close();
  dialog.replaceChildren(
    h("h2", { id: "dialog-title" }, title),
    h("div", { class: "body" }, ...body),
    h("div", { class: "foot" }, h("span", { class: "sp" }), ...buttons(close)),
  );
  if (!dialog.open) dialog.showModal();
  (dialog.querySelector("[data-first]") || dialog.querySelector(".body input, .foot button"))?.focus();
  return close;
}

const cancel = (close) => h("button", { type: "button", onclick: close }, t("cancel"));
const good = (label, act, more = {}) => h("button", { type: "button", class: "go", onclick: act, ...more }, label);
const row = (label, input, id) => h("div", { class: "line" }, h("label", { for: id }, label), input);

function reasons(findings) {
  return h("ul", { class: "why" }, ...findings.map((each) =>
    h("li", { class: each.level }, each.text, each.hint ? h("span", { class: "q" }, each.hint) : null)));
}

function finished(title, done, lines) {
  open(title, [
    ...lines.map((each) => h("p", {}, each)),
    h("p", { class: "soft" }, t("lies-in")),
    h("p", { class: "path" }, done.folder),
    h("ul", { class: "files" }, ...done.files.map((each) => h("li", {}, each))),
  ], (close) => [good(t("close"), close)]);
}

function refused(title, error) {
  if (!(error instanceof Refused)) {
    open(title, [h("p", { class: "warn" }, t("save-gone"))], (close) => [good(t("close"), close)]);
    return;
  }
  open(title, [h("p", { class: "warn" }, t("not-done")), reasons(error.findings.filter((each) => each.level === "error"))],
    (close) => [good(t("close"), close)]);
}

async function going(desk, what, title, more, lines) {
  await desk.flush();
  $("dialog").close();
  try {
    const body = { name: desk.name, what, language: language(), ...more };
    const done = await waiting(`${title}…`, (signal, run) => ask(`/api/go?run=${run}`, body, signal));
    if (done) finished(title, done, lines(done));
  } catch (error) {
    refused(title, error);
  }
}

const wrong = (desk) => desk.findings.filter((each) => each.level === "error");

export const dialogs = {
  gate(desk) {
    const faults = wrong(desk);
    const title = faults.length ? t("gate-shut", { count: faults.length }) : t("gate-open");
    const body = faults.length
      ? [h("p", {}, t("gate-why")), ...faults.map((each) => h("div", { class: "f error" },
        h("p", {}, each.text), each.sentence ? h("p", { class: "q" }, each.sentence) : null,
        h("div", { class: "bt" }, h("button", { type: "button", onclick: () => { $("dialog").close(); desk.finding(desk.findings.indexOf(each)); } }, t("go-there")))))]
      : [h("p", {}, t("gate-free"))];
    open(title, body, (close) => [h("button", { type: "button", onclick: close }, t("close"))]);
  },

  print(desk) {
    const remembered = JSON.parse(localStorage.getItem("desk-print") || "{}");
    const faults = wrong(desk);
    const listed = copiesOf(desk.model);
    const choice = (name, value, label, checked) => h("label", { class: "rad" },
      h("input", { type: "radio", name, value, checked }), label);
    const count = h("input", { type: "number", id: "p-count", min: 1, max: 9999, value: remembered.count || "", placeholder: listed ? t("as-listed", { count: listed }) : t("no-list") });
    const numbered = h("input", { type: "checkbox", id: "p-numbered", checked: listed > 0 && remembered.numbered, disabled: !listed });
    const unlike = h("p", { class: "warn", hidden: true });
    const compare = () => {
      const wanted = Number(count.value);
      unlike.hidden = !listed || !wanted || numbered.checked || wanted === listed;
      unlike.textContent = t("copies-unlike", { listed, wanted });
    };
    count.addEventListener("input", compare);
    const grey = h("input", { type: "checkbox", id: "p-grey", checked: remembered.grey });
    const only = h("input", { type: "checkbox", id: "p-only", checked: remembered.only });
    const printer = h("input", { type: "text", id: "p-printer", value: remembered.printer || "", placeholder: t("only-files") });
    const fold = remembered.fold || "a3";
    const view = h("div", { class: "imp", role: "img", "aria-label": t("sheets") });
    const chosen = () => $("dialog").querySelector("input[name=fold]:checked").value;
    const draw = async () => {
      count.disabled = numbered.checked;
      compare();
      try {
        const sides = await ask("/api/sheets", { name: desk.name, what: "print", language: language(), print: wish() });
        view.replaceChildren(...drawSheets(sides));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        view.replaceChildren(); // what is wrong stands above
      }
    };
    const wish = () => {
      const kept = { fold: chosen(), numbered: numbered.checked, grey: grey.checked, only: only.checked, count: count.value, printer: printer.value };
      localStorage.setItem("desk-print", JSON.stringify(kept));
      return {
        booklet: ["a3", "a4"].includes(kept.fold) ? kept.fold : "", n_up: kept.fold === "n2" ? 2 : 1,
        numbered: kept.numbered, grey: kept.grey, paper_only: kept.only,
        count: kept.count && !kept.numbered ? Number(kept.count) : null, printer: kept.printer.trim(),
      };
    };
    open(t("print"), [
      faults.length ? h("div", { class: "warn" }, t("print-shut", { count: faults.length }), " ",
        h("button", { type: "button", onclick: () => { $("dialog").close(); desk.finding(desk.findings.indexOf(faults[0])); } }, t("go-there"))) : null,
      h("div", { class: "pg" },
        h("div", {},
          row(t("copies"), count, "p-count"), unlike,
          h("label", { class: "rad" }, numbered, t("numbered")),
          h("fieldset", {}, h("legend", {}, t("binding")),
            choice("fold", "a3", t("fold-a3"), fold === "a3"), choice("fold", "duplex", t("duplex"), fold === "duplex"),
            choice("fold", "a4", t("fold-a4"), fold === "a4"), choice("fold", "n2", t("two-up"), fold === "n2")),
          h("label", { class: "rad" }, grey, t("in-grey")),
          h("label", { class: "rad" }, only, t("paper-only")),
          row(t("printer"), printer, "p-printer")),
        view),
    ], (close) => [
      cancel(close),
      good(t("print"), () => going(desk, "print", t("print"), { print: wish() }, (done) => [
        t("printed", { sheets: done.words.sheets, count: done.words.count }), ...(done.words.answer ? [done.words.answer] : []),
      ]), { disabled: faults.length > 0 }),
    ], "wide");
    $("dialog").querySelector(".pg").addEventListener("change", draw);
    draw();
  },

  mail(desk) {
    const secret = desk.model.particulars.find((each) => each.key === "secrecy")?.value;
    const internal = h("input", { type: "checkbox", id: "m-internal" });
    open(t("mail"), [
      secret ? h("p", { class: "warn" }, t("mail-secret", { mark: secret })) : h("p", {}, t("mail-what")),
      secret ? null : h("label", { class: "rad" }, internal, t("mail-internal")),
    ], (close) => [
      cancel(close),
      good(t("make-draft"), () => going(desk, "mail", t("mail"), { internal_ok: internal.checked }, (done) => [
        `${t("mail-to")}：${done.words.to}`, `${t("mail-subject")}：${done.words.subject}`,
      ]), { disabled: Boolean(secret) || wrong(desk).length > 0 }),
    ]);
  },

  go(desk, what) {
    going(desk, what, t(what), {}, () => [t("built")]);
  },

  // A package takes a number for good: what it is filed under is seen, and given, before.
  archive(desk) {
    const faults = wrong(desk);
    const { filing = {} } = desk;
    const fields = [["fonds"], ["retention", ["", "Y", "D30", "D10"]], ["department"], ["item"]].map(([key, choices]) => {
      const id = `archive-${key}`;
      const now = filing[key] || "";
      return [key, choices
        ? h("select", { id }, ...choices.map((each) => h("option", { value: each, selected: each === now }, each ? t(`choice-${each}`) : "—")))
        : h("input", { type: "text", id, value: now, placeholder: key === "item" ? t("item-next") : "" })];
    });
    const act = () => going(desk, "archive", t("archive"),
      { filing: Object.fromEntries(fields.map(([key, input]) => [key, input.value.trim()])) },
      (done) => [t("archived", { number: done.words.number })]);
    open(t("archive"), [
      h("p", {}, t("archive-what")),
      faults.length ? h("p", { class: "warn" }, t("archive-shut", { count: faults.length })) : null,
      ...fields.map(([key, input]) => row(t(`particular-archive/${key}`), input, input.id)),
    ], (close) => [cancel(close), good(t("archive-now"), act, { disabled: faults.length > 0 })]);
  },

  stand(desk, finding) {
    const reason = h("input", { type: "text", id: "reason", "data-first": true });
    const act = async (close) => {
      if (!reason.value.trim()) return reason.focus();
      close();
      const value = { code: finding.code, at: finding.at, reason: reason.value.trim() };
      const file = "briefing.yaml";
      const words = t("did-stand");
      const steps = desk.model.accepts
        ? [{ do: "item", file, path: ["accept"], index: 0, value }]
        : [{ do: "key", file, path: [], key: "accept", value: [value] }];
      return desk.structure(steps, words);
    };
    open(t("stand-by"), [h("p", {}, finding.text), row(t("reason"), reason, "reason"), h("p", { class: "soft" }, t("reason-kept"))],
      (close) => [cancel(close), good(t("stand-by-now"), () => act(close))]);
  },

  paste(desk, rows) {
    if (!rows) {
      const area = h("textarea", { id: "paste-area", rows: 8, placeholder: t("paste-here"), "data-first": true, "aria-label": t("paste-excel") });
      open(t("paste-excel"), [h("p", {}, t("paste-how")), area], (close) => [cancel(close), good(t("go-on"), () => dialogs.paste(desk, fromText(area.value)))]);
      return;
    }
    const found = matched(rows, desk.figures);
    const changed = found.filter((each) => each.fault || !each.figure || each.near || each.value !== each.figure.value);
    const choices = new Map();
    const lines = changed.map((each) => {
      const select = h("select", { "aria-label": t("means", { name: each.name }), disabled: each.fault },
        h("option", { value: "" }, t("leave-out")),
        ...desk.figures.map((one) => h("option", { value: one.id, selected: one === each.figure && !each.fault && !each.near }, one.label)));
      choices.set(each, select);
      const note = each.fault ? t("paste-fault") : each.near ? t("paste-near", { name: each.figure.label }) : each.figure ? "" : t("paste-unknown");
      return h("tr", {}, h("td", {}, each.name), h("td", {}, select), h("td", { class: "num" }, each.figure?.value || ""), h("td", { class: "num" }, each.value), h("td", { class: "soft" }, note));
    });
    const act = (close) => {
      const steps = [];
      for (const [each, select] of choices) {
        const figure = desk.figures.find((one) => one.id === select.value);
        if (figure && each.value !== figure.value) steps.push(desk.ledger.step(figure, "value", each.value));
      }
      close();
      if (steps.length) desk.structure(steps, t("did-paste", { count: steps.length }));
    };
    open(t("paste-found", { count: found.length }), [
      h("p", {}, t("paste-same", { count: found.length - changed.length })),
      changed.length ? h("div", { class: "tw", tabindex: 0, role: "group", "aria-label": t("preview") }, h("table", { class: "g" },
        h("thead", {}, h("tr", {}, ...["paste-name", "paste-figure", "now", "becomes", "remark"].map((each) => h("th", { scope: "col" }, t(each))))),
        h("tbody", {}, ...lines))) : null,
    ], (close) => [cancel(close), good(t("write-in"), () => act(close), { disabled: !changed.length })], "wide");
  },

  conflict(desk, each) {
    open(t("conflict"), [
      h("p", {}, t("conflict-what")),
      h("div", { class: "cg" }, h("div", {}, h("b", {}, t("mine")), h("p", {}, each.mine)), h("div", {}, h("b", {}, t("theirs")), h("p", {}, each.theirs))),
    ], (close) => [
      h("button", { type: "button", onclick: async () => { close(); await desk.take(desk.model); await desk.state("/api/draw", { model: true }); desk.later(0); } }, t("take-theirs")),
      h("button", { type: "button", onclick: () => { close(); desk.flush(); } }, t("take-mine")),
    ], "wide");
  },

  next(desk, last) {
    const name = h("input", { type: "text", id: "n-name", value: following(last) });
    const act = async (close) => {
      close();
      try {
        const begun = await ask("/api/new", { name: name.value.trim(), last });
        await desk.open(begun.name);
        toast(t("begun-next"));
      } catch (error) {
        refused(t("next-issue"), error);
      }
    };
    open(t("next-issue"), [h("p", {}, t("next-what", { last })), row(t("folder-name"), name, "n-name")],
      (close) => [cancel(close), good(t("begin"), () => act(close))]);
  },

  fresh(desk) {
    const name = h("input", { type: "text", id: "n-name", value: t("new-name") });
    const select = h("div", { class: "papers", role: "radiogroup", "aria-label": t("template") }, ...desk.office.templates.filter((each) => each.title && !["metrics-sheet"].includes(each.name)).map((each, number) =>
      h("label", { class: "paper-card" }, h("input", { type: "radio", name: "template", value: each.name, checked: number === 0 }), h("b", {}, each.title), h("small", {}, each.purpose))));
    const act = async (close) => {
      const template = select.querySelector(":checked").value;
      close();
      try {
        const begun = await ask("/api/new", { name: name.value.trim(), template });
        await desk.open(begun.name);
      } catch (error) {
        refused(t("new-briefing"), error);
      }
    };
    open(t("new-briefing"), [row(t("folder-name"), name, "n-name"), select], (close) => [cancel(close), good(t("begin"), () => act(close))], "wide");
  },
};

// Last month's name with its last number one higher: bulletin-2026-12 → bulletin-2026-13.
function following(name) {
  const found = /(\d+)(?!.*\d)/.exec(name);
  if (!found) return `${name}-2`;
  const number = String(Number(found[1]) + 1).padStart(found[1].length, "0");
  return name.slice(0, found.index) + number + name.slice(found.index + found[1].length);
}

// The sides of the sheets, as the server lays them: pages from 1, 0 for none.
function drawSheets(sides) {
  return sides.map((side, number) => h("figure", {},
    h("div", { class: side.length > 1 ? "a3" : "a3 one" }, ...side.map((page) => h("i", { class: page ? "" : "e" }, page ? t("page-short", { page }) : t("blank")))),
    h("figcaption", {}, t(number % 2 ? "sheet-back" : "sheet-front", { sheet: Math.floor(number / 2) + 1 }))));
}
