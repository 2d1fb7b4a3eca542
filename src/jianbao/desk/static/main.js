// The desk: one briefing at a time, what is done to it, and what the server says of it.

import { ask, get, Gone, Refused } from "./api.js";
import { commands } from "./commands.js";
import { card, closePop, pick } from "./popups.js";
import { dialogs } from "./dialogs.js";
import { doubts } from "./doubts.js";
import { Editor, parts } from "./editor.js";
import { findingsView } from "./findings.js";
import { Ledger } from "./ledger.js";
import { foreign } from "./foreign.js";
import { move } from "./moving.js";
import { facesOf, Pages } from "./pages.js";
import { particulars } from "./particulars.js";
import { openField, openSource } from "./source.js";
import { drops, start } from "./start.js";
import { editThing } from "./things.js";
import { tree } from "./tree.js";
import { $, announce, h, language, speak, t, toast } from "./words.js";

const QUIET = 250; // ms without a key after which findings are asked for
const LATER = 1000; // ms after which a finding is told: what the focus came to is told first
const GROUP = 500; // ms between two keys that are undone apart
const OTHER = { zh: "EN", en: "中文" };

class Desk {
  constructor(office, slices) {
    this.office = office;
    this.fresh = true; // nothing was done since it was asked
    this.name = "";
    this.version = 0;
    this.base = new Map(); // each field's text as the server has it
    this.figures = [];
    this.findings = [];
    this.template = "";
    this.busy = null;
    this.editor = new Editor($("editor"), {
      changed: (now) => this.changed(now),
      caret: (place, why) => this.caret(place, why),
      chip: (name, rect) => card(this, name, rect),
      pick: (query, rect) => pick(this, query, rect),
      closePick: () => closePop("pick"),
      say: (text) => announce(text),
      structure: (steps, words, place) => this.structure(steps, words, place),
      newPart: (place) => this.newPart(place),
      thing: (name, file) => editThing(this, name, file),
      source: (file, passage) => openSource(this, file, passage),
      raw: (key, text) => openField(this, key, text),
      move: (by) => move(this, by),
      foreign: (data, put) => foreign(this, data, put),
    });
    this.pages = new Pages($("sheets"), {
      pick: (key, offset) => this.go(key, offset),
      mark: (number) => this.finding(number),
      read: (text) => announce(text),
    }, slices);
    this.ledger = new Ledger(this);
  }

  async open(name) {
    await this.flush();
    this.events?.close();
    this.name = name;
    this.template = "";
    this.pages.clear();
    this.editor.labels = {};
    this.readable = undefined;
    this.fresh = false;
    this.doubts = [];
    document.body.classList.remove("home");
    this.tab("write");
    location.hash = encodeURIComponent(name);
    await this.state("/api/draw", { model: true });
    this.saved("saved");
    await Promise.all([this.look(), doubts(this)]);
    const query = new URLSearchParams({ name });
    this.events = new EventSource(`/api/events?${query}`);
    this.events.onmessage = (event) => this.told(Number(event.data));
    this.events.onerror = () => this.lost();
  }

  asked(more = {}) {
    return {
      name: this.name, language: language(), template: this.template,
      have: this.pages.have, ...more,
    };
  }

  // Ask, and take what comes back: pages always, fields where they were wanted.
  async state(path, more) {
    const { name } = this;
    const answer = await ask(path, this.asked(more));
    if (name !== this.name) return answer; // another paper was opened meanwhile
    this.version = answer.version;
    if (answer.model) this.take(answer.model);
    this.draw(answer.drawn);
    return answer;
  }

  take(model) {
    this.model = model;
    this.editor.load(model);
    this.base = new Map([...this.editor.fields()].map(([key, { text }]) => [key, text]));
    this.templateMenu();
    particulars(this);
    tree(this);
    const title = model.fields.filter((each) => each.kind === "title").map((each) => each.text).join("");
    $("name").textContent = title || this.name;
    document.title = `${title || this.name} — ${t("desk")}`;
  }

  draw(drawn) {
    if (!drawn) return;
    const ready = drawn.pages.length > 0;
    $("sheets").classList.toggle("old", !ready);
    $("strip").hidden = ready;
    if (!ready) {
      const [first] = drawn.findings;
      $("strip").replaceChildren(
        h("span", {}, t("not-set", { why: first?.text || "" })),
        first?.key ? h("button", { type: "button", onclick: () => this.go(first.key, first.offset || 0) }, t("go-there")) : null,
      );
      return;
    }
    const merged = [...drawn.pages, ...this.sheetPages(drawn)];
    this.pages.show({ pages: merged });
    this.editor.labels = { ...this.editor.labels, ...drawn.labels };
    $("pages-count").textContent = t("pages-total", { pages: merged.length });
    requestAnimationFrame(() => setTimeout(() => this.showPlace(), 0)); // first the page, then its tinted line
  }

  // The metrics sheet is drawn after a moment of quiet; until then its last pages stay.
  sheetPages(drawn) {
    const papers = new Set(drawn.pages.map((page) => page.paper));
    if (papers.size > 1 || this.template !== this.drawnTemplate) {
      this.drawnTemplate = this.template;
      return [];
    }
    return this.pages.pages.filter((page) => !papers.has(page.paper));
  }

  // Something was typed: what differs from the server's goes there, one request at a time.
  changed(now) {
    if (!this.name || this.editor.composing) return;
    clearTimeout(this.looking); // nobody looks while somebody types: it would hold the next page up
    if (!now && this.editor.picking) return; // a { that is not closed yet is no text to set
    // At once, before the browser paints: what is typed while a request is under way goes with the next one.
    if (now || !this.busy) this.flush();
  }

  steps() {
    const steps = [];
    for (const [key, { text, node }] of this.editor.fields()) {
      const old = this.base.get(key) ?? "";
      if (old === text) continue;
      const [file, path] = parts(key);
      if (node.attrs.missing && !this.known.has(key)) {
        steps.push({ do: "key", file, path: path.slice(0, -1), key: path.at(-1), value: text });
      } else {
        steps.push({ do: "text", file, path, old, new: text });
      }
    }
    return steps;
  }

  get known() {
    this.made ||= new Set();
    return this.made;
  }

  async flush() {
    if (this.busy) { await this.busy; }
    if (!this.name || this.editor.composing) return;
    const steps = this.steps();
    if (!steps.length) return this.later();
    this.busy = this.save(steps);
    const done = await this.busy;
    this.busy = null;
    if (done && this.steps().length) await this.flush(); // what was typed meanwhile
  }

  async save(steps) {
    this.saved("saving");
    const now = performance.now();
    const place = steps.map((each) => each.file + each.path.join("/")).join();
    if (now - (this.lastKey || 0) > GROUP || place !== this.lastPlace) this.groupName = crypto.randomUUID();
    this.lastKey = now;
    this.lastPlace = place;
    const sent = new Map([...this.editor.fields()].map(([key, { text }]) => [key, text]));
    const before = this.version;
    try {
      const answer = await this.state("/api/change", { steps, words: t("did-text"), group: this.groupName });
      for (const step of steps) {
        const key = `${step.file}#${[...step.path, ...(step.do === "key" ? [step.key] : [])].join("/")}`;
        this.base.set(key, sent.get(key) ?? "");
        if (step.do === "key") this.known.add(key);
      }
      this.saved("saved");
      this.conflicts(answer.conflicts);
      if (answer.version > before + 1) await this.reload();
      this.later();
      return !answer.conflicts?.length;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  // Changes of structure, values and particulars: what was typed goes first.
  async structure(steps, words, place = null) {
    await this.flush();
    try {
      this.saved("saving");
      await this.state("/api/change", { steps, words, group: crypto.randomUUID(), model: true });
      this.saved("saved");
      if (place) this.editor.go(place.key, place.offset);
      this.later(0);
      return true;
    } catch (error) {
      this.failed(error);
      return false;
    }
  }

  async undo(path = "/api/undo") {
    await this.flush();
    try {
      const answer = await this.state(path, { model: true });
      const words = answer.undone ? t(path.endsWith("undo") ? "undid" : "redid", { what: answer.undone }) : t("nothing-to-undo");
      toast(words);
      this.saved("saved");
      this.later(0);
    } catch (error) {
      this.failed(error);
    }
  }

  conflicts(found = []) {
    for (const each of found) {
      this.base.set(each.key, each.theirs);
      dialogs.conflict(this, each);
    }
  }

  async reload() {
    if (this.steps().length) return;
    await this.state("/api/draw", { model: true });
  }

  async told(version) {
    if (this.gone) {
      this.gone = false;
      this.saved("saved");
    }
    if (version <= this.version || this.busy) return;
    await this.flush();
    await this.reload();
    this.later(0);
    if (version > this.version) return;
    toast(t("changed-elsewhere"));
  }

  lost() {
    this.gone = true;
    this.saved("gone");
  }

  failed(error) {
    if (error instanceof Gone) {
      this.lost();
      setTimeout(() => this.flush(), 1000);
    } else if (error instanceof Refused) {
      this.saved("not-saved");
      toast(error.findings.map((each) => [each.text, each.hint].filter(Boolean).join("；")).join("；"));
    } else throw error;
  }

  saved(state) {
    $("saved").textContent = t(`save-${state}`);
    $("saved").className = state === "saved" ? "ok" : state === "saving" ? "soft" : "bad";
  }

  later(wait = QUIET) {
    clearTimeout(this.looking);
    this.looking = setTimeout(() => this.look(), wait);
  }

  // Findings, ledger and gate; the metrics sheet comes along.
  async look() {
    if (!this.name) return undefined;
    if (this.editor.composing) return this.later();
    let answer;
    const { name } = this;
    try {
      answer = await ask("/api/look", this.asked());
    } catch (error) {
      return this.failed(error);
    }
    if (name !== this.name) return undefined;
    const { look, drawn } = answer;
    this.figures = look.figures.map((each) => ({ state: "not-checked", ...each }));
    this.findings = look.findings.map((each) => this.withUses(each));
    this.stood = look.stood;
    this.readable = look.readable;
    this.states = look.states;
    this.filing = look.filing;
    this.editor.period = look.period;
    this.editor.figures = new Map(this.figures.map((each) => [each.id, each]));
    if (drawn.pages.length && look.version === this.version) {
      this.drawnTemplate = this.template;
      this.draw(drawn);
    }
    this.editor.redraw();
    this.counts();
    findingsView(this);
    this.ledger.show();
    this.pages.marks(this.findings);
    tree(this);
    return undefined;
  }

  // A fault of the ledger shows at the places where the figure is printed.
  withUses(finding) {
    const figure = this.figures.find((each) => each.id === finding.figure);
    return { ...finding, uses: figure?.uses || [] };
  }

  counts() {
    const of = (level) => this.findings.filter((each) => each.level === level).length;
    const [wrong, odd, notes] = [of("error"), of("warning"), of("note")];
    $("counts").replaceChildren(
      h("b", { class: wrong ? "bad" : "" }, t("count-error", { count: wrong })), " · ",
      t("count-warning", { count: odd }), " · ", t("count-note", { count: notes }),
    );
    $("gate").textContent = wrong ? t("gate-shut", { count: wrong }) : t("gate-open");
    $("gate").className = wrong ? "shut" : "open";
    $("b-finds").textContent = String(this.findings.length);
    $("b-finds").className = `badge ${wrong ? "r" : odd ? "a" : "g"}`;
    $("b-ledger").textContent = String(this.figures.length);
    $("unchecked").textContent = t("unchecked", { count: this.states?.["not-checked"] || 0 });
    const characters = [...this.editor.fields().values()].reduce((sum, { text }) => sum + text.length, 0);
    $("length").textContent = t("characters", { count: characters });
    if (wrong !== this.lastWrong && this.lastWrong !== undefined) announce($("counts").textContent);
    this.lastWrong = wrong;
  }

  caret(place, why) {
    this.place = place;
    const key = place.key;
    for (const each of $("tree").querySelectorAll(".cur")) each.classList.remove("cur");
    $("tree").querySelector(`[data-key="${CSS.escape(key)}"]`)?.classList.add("cur");
    this.showPlace(why === "go");
  }

  showPlace(force = false) {
    if (!this.place) return;
    const found = this.pages.follow(this.place.key, this.place.offset, force);
    if (found) $("page-now").textContent = t("page-of", { page: found.page + 1, pages: this.pages.pages.length });
  }

  go(key, offset = 0) {
    if (key.startsWith("figures.yaml#")) {
      this.tab("ledger");
      this.ledger.select(parts(key)[1][0]);
      return;
    }
    this.tab("write");
    if (this.editor.go(key, offset)) return;
    const [file, path] = parts(key);
    if (["tables", "charts", "pictures"].includes(path[0]) && editThing(this, String(path[1]), file)) return;
    $("particulars").open = true;
    document.querySelector(`#particulars [data-key="${CSS.escape(key)}"]`)?.focus();
  }

  finding(number) {
    const finding = this.findings[number];
    if (!finding) return;
    this.current = number;
    const [place] = finding.uses?.length ? finding.uses : [[finding.key, finding.offset || 0]];
    if (finding.figure && place[0] && !place[0].startsWith("figures.yaml")) this.go(...place);
    else if (finding.key) this.go(finding.key, finding.offset || 0);
    findingsView(this, true);
    announce(`${t(finding.level === "note" ? "note-of-level" : finding.level)}：${finding.text}`, LATER);
  }

  nextFinding(by) {
    if (!this.findings.length) return announce(t("no-findings"));
    const count = this.findings.length;
    return this.finding(((this.current ?? (by > 0 ? -1 : 0)) + by + count) % count);
  }

  newPart(place) {
    const { sections } = this.model;
    const here = sections.includes(place?.key.split("#")[0]) ? place.key.split("#")[0] : sections.at(-1);
    let file = here.replace(/\.ya?ml$/, "续.yaml");
    while (sections.includes(file)) file = file.replace(".yaml", "续.yaml");
    const value = { heading: t("new-heading"), text: t("new-text") };
    this.structure([{ do: "file", file, value }], t("did-part"), { key: `${file}#heading`, offset: value.heading.length });
  }

  addItem() {
    const place = this.place || {};
    const [file, path] = place.key ? parts(place.key) : ["", []];
    if (!file.includes("/")) return toast(t("item-where"));
    const keys = [...this.base.keys()].filter((key) => key.startsWith(`${file}#`));
    const at = path.indexOf("items");
    const above = at >= 0 ? path.slice(0, at) : path.slice(0, -1);
    const list = [...above, "items"];
    const start = `${file}#${list.join("/")}/`;
    const count = new Set(keys.filter((key) => key.startsWith(start)).map((key) => key.slice(start.length).split("/")[0])).size;
    const index = at >= 0 ? path[at + 1] + 1 : count;
    const value = { lead: t("new-lead"), text: t("new-text") };
    const steps = count
      ? [{ do: "item", file, path: list, index, value }]
      : [{ do: "key", file, path: above, key: "items", value: [value] }];
    return this.structure(steps, t("did-item"), { key: `${start}${index}/lead`, offset: value.lead.length });
  }

  templateMenu() {
    const own = this.model.template;
    const all = this.office.templates.flatMap((each) => [
      [each.name, each.title || each.name],
      ...Object.keys(each.variants).map((variant) => [`${each.name}/${variant}`, `${each.title || each.name}／${variant}`]),
    ]);
    $("template").replaceChildren(
      ...all.map(([name, title]) => h("option", { value: name, selected: name === (this.template || own) }, title)),
    );
  }

  async choose(template) {
    const before = this.template;
    this.template = template === this.model.template ? "" : template;
    try {
      const answer = await ask("/api/draw", this.asked());
      if (!answer.drawn.pages.length) {
        toast(answer.drawn.findings[0]?.text || t("not-set", { why: "" }));
        this.template = before;
        this.templateMenu();
        return;
      }
      this.editor.labels = {};
      this.draw(answer.drawn);
      this.later(0);
    } catch (error) {
      this.failed(error);
    }
  }

  tab(name) {
    for (const each of ["write", "ledger", "doubts"]) {
      const on = each === name;
      $(`t-${each}`).setAttribute("aria-selected", String(on));
      $(`t-${each}`).tabIndex = on ? 0 : -1;
      $(`v-${each}`).classList.toggle("on", on);
    }
    $("v-start").classList.remove("on");
    closePop();
    if (name === "ledger") this.ledger.show();
  }

  async home() {
    await this.flush();
    this.events?.close();
    this.name = "";
    document.body.classList.add("home");
    for (const each of ["write", "ledger", "doubts"]) $(`v-${each}`).classList.remove("on");
    $("v-start").classList.add("on");
    $("name").textContent = t("desk");
    document.title = t("desk");
    history.replaceState(null, "", "#");
    if (!this.fresh) this.office = await get("/api/office");
    this.fresh = false;
    start(this);
  }
}

function label() {
  for (const each of document.querySelectorAll("[data-t]")) each.textContent = t(each.dataset.t);
  for (const each of document.querySelectorAll("[data-label]")) {
    each.setAttribute("aria-label", t(each.dataset.label));
    if (each.tagName === "BUTTON") each.title = t(each.dataset.label);
  }
  $("l-filter").placeholder = t("filter");
  $("language").textContent = OTHER[language()];
}

async function main() {
  const [office, slices] = await Promise.all([get("/api/office"), get("/api/faces")]);
  // Where the system has no Chinese face, the page's own words are in ours.
  for (const face of facesOf("desk-ui", "hei", slices, "swap")) document.fonts.add(face);
  const wanted = localStorage.getItem("desk-language") || office.language;
  speak(office.words, wanted);
  label();
  const desk = new Desk(office, slices);
  window.desk = desk;
  drops(desk);
  commands(desk, (next) => {
    localStorage.setItem("desk-language", next);
    location.reload();
  });
  const named = decodeURIComponent(location.hash.slice(1));
  const only = office.only || (office.briefings.some((each) => each.name === named) ? named : "");
  if (only) await desk.open(only);
  else await desk.home();
  document.body.dataset.ready = "yes";
}

main();
