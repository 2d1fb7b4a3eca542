// The pages as they will print: the very lines that were typeset, drawn by the server.

import { h, t } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const STILL = 3000; // ms after somebody scrolled by hand in which the pages do not move

export class Pages {
  // `on` has: pick(key, offset) and mark(number).
  constructor(home, on) {
    this.home = home;
    this.on = on;
    this.pages = [];
    this.held = new Map(); // id -> {svg, lines}
    this.faces = new Set();
    this.scrolled = 0;
    this.style = document.styleSheets[0];
    for (const name of ["wheel", "touchmove", "pointerdown"]) {
      home.addEventListener(name, () => { this.scrolled = performance.now(); }, { passive: true });
    }
    home.addEventListener("click", (event) => this.clicked(event));
    home.addEventListener("keydown", (event) => this.key(event));
  }

  get have() {
    return [...this.held.keys()];
  }

  // Another paper is opened: nothing of this one stays.
  clear() {
    this.home.replaceChildren();
    this.pages = [];
    this.held.clear();
    this.index = null;
  }

  show(drawn) {
    if (!drawn) return;
    const shown = drawn.pages;
    if (!shown.length) return;
    if (shown.some((page) => !page.svg && !this.held.has(page.id))) return; // asked for a paper that is closed
    for (const page of shown) {
      if (page.svg) this.held.set(page.id, { svg: page.svg, lines: page.lines || {} });
    }
    const wanted = new Set(shown.map((page) => page.id));
    const sheets = [...this.home.children];
    shown.forEach((page, number) => {
      const sheet = sheets[number] || this.home.appendChild(h("div", { class: "sheet", role: "group" }));
      if (sheet.dataset.id !== page.id) this.fill(sheet, page);
      sheet.setAttribute("aria-label", t("page-of", { page: number + 1, pages: shown.length }));
    });
    sheets.slice(shown.length).forEach((sheet) => sheet.remove());
    for (const id of this.held.keys()) if (!wanted.has(id)) this.held.delete(id);
    this.pages = shown;
    this.index = null;
  }

  fill(sheet, page) {
    const { svg } = this.held.get(page.id);
    for (const [, role] of svg.matchAll(/<text class="([\w-]+)"/g)) this.face(role);
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    sheet.replaceChildren(document.importNode(parsed.documentElement, true));
    sheet.dataset.id = page.id;
    sheet.style.setProperty("--ratio", page.height / page.width);
    sheet.style.setProperty("--points", page.width);
    sheet.classList.toggle("lies", page.width > page.height);
  }

  face(role) {
    if (this.faces.has(role)) return;
    this.faces.add(role);
    const loaded = new FontFace(`desk-${role}`, `url(/face/${role}.ttf)`, { display: "block" });
    document.fonts.add(loaded);
    this.style.insertRule(`.sheet text.${role}{font-family:"desk-${role}"}`);
  }

  // The metrics sheet's pages stay behind the paper's until they are drawn anew.
  lineOf(key, offset) {
    if (!this.index) {
      this.index = new Map();
      this.pages.forEach((page, number) => {
        for (const [line, stretches] of Object.entries(this.held.get(page.id)?.lines || {})) {
          for (const [start, end, of, at, figure] of stretches) {
            if (!this.index.has(of)) this.index.set(of, []);
            const last = figure ? at + 1 : at + end - start;
            this.index.get(of).push({ page: number, line, start, at, last });
          }
        }
      });
    }
    const found = this.index.get(key) || [];
    let near = null;
    for (const each of found) {
      if (each.at <= offset && offset < each.last) return each;
      if (each.at <= offset && (!near || each.at >= near.at)) near = each;
    }
    return near || found[0] || null;
  }

  group(place) {
    return this.home.children[place.page]?.querySelector(`g[data-l="${place.line}"]`);
  }

  follow(key, offset, force = false) {
    const place = this.lineOf(key, offset);
    for (const old of this.home.querySelectorAll("rect.hit")) old.remove();
    if (!place) return null;
    const group = this.group(place);
    if (!group) return place;
    this.tint(group, "hit");
    const box = group.getBoundingClientRect();
    const around = this.home.getBoundingClientRect();
    const out = box.top < around.top || box.bottom > around.bottom;
    if (out && (force || performance.now() - this.scrolled > STILL)) {
      this.home.scrollTop += box.top - around.top - around.height / 3;
    }
    return place;
  }

  tint(group, name) {
    const box = group.getBBox();
    const rect = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({
      class: name, x: box.x - 3, y: box.y - 1, width: box.width + 6, height: box.height + 2,
    })) rect.setAttribute(key, value);
    group.parentNode.insertBefore(rect, group);
  }

  clicked(event) {
    const mark = event.target.closest("button.mark");
    if (mark) return this.on.mark(Number(mark.dataset.number));
    const group = event.target.closest("g.l") || this.nearest(event);
    const sheet = event.target.closest(".sheet");
    if (!group || !sheet) return undefined;
    return this.open(group, sheet, event.clientX);
  }

  nearest(event) {
    const sheet = event.target.closest(".sheet");
    if (!sheet) return null;
    return [...sheet.querySelectorAll("g.l")].find((each) => {
      const box = each.getBoundingClientRect();
      return event.clientY >= box.top && event.clientY <= box.bottom;
    });
  }

  open(group, sheet, clientX) {
    const number = [...this.home.children].indexOf(sheet);
    const stretches = this.held.get(this.pages[number].id)?.lines[group.dataset.l];
    if (!stretches?.length) return;
    const character = characterAt(group, clientX);
    const found = stretches.find(([start, end]) => start <= character && character < end)
      || (character < stretches[0][0] ? stretches[0] : stretches.at(-1));
    const [start, end, key, offset, figure] = found;
    const within = Math.max(0, Math.min(character, end) - start);
    this.on.pick(key, figure ? offset : offset + within);
  }

  // Pages are one tab stop: arrows go by lines, Enter to the text.
  key(event) {
    const lines = [...this.home.querySelectorAll("g.l")];
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      const last = (this.at ?? -1) + moves[event.key];
      this.at = Math.max(0, Math.min(lines.length - 1, last));
      const line = lines[this.at];
      for (const old of this.home.querySelectorAll("rect.hit")) old.remove();
      this.tint(line, "hit");
      line.scrollIntoView({ block: "nearest" });
      this.on.read(line.textContent);
    } else if (event.key === "Enter" && lines[this.at]) {
      const line = lines[this.at];
      this.open(line, line.closest(".sheet"), line.getBoundingClientRect().left);
    }
  }

  marks(findings) {
    for (const old of this.home.querySelectorAll("button.mark")) old.remove();
    findings.forEach((finding, number) => {
      if (!finding.key || finding.level === "note") return;
      const uses = finding.uses?.length ? finding.uses : [[finding.key, finding.offset || 0]];
      const place = this.lineOf(...uses[0]);
      const group = place && this.group(place);
      if (!group) return;
      const sheet = this.home.children[place.page];
      const page = this.pages[place.page];
      const top = (group.getBBox().y / page.height) * 100;
      sheet.append(
        h("button", {
          type: "button", class: `mark ${finding.level}`, "data-number": number,
          "aria-label": `${t(finding.level)}：${finding.text}`, title: finding.text,
        }, t(`mark-${finding.level}`)),
      );
      sheet.lastChild.style.top = `${top}%`;
    });
  }
}

function characterAt(group, clientX) {
  let passed = 0;
  let best = 0;
  for (const text of group.querySelectorAll("text")) {
    const matrix = text.getScreenCTM();
    const count = text.getNumberOfChars();
    for (let number = 0; number < count; number += 1) {
      const from = text.getStartPositionOfChar(number).matrixTransform(matrix).x;
      const to = text.getEndPositionOfChar(number).matrixTransform(matrix).x;
      if (clientX >= (from + to) / 2) best = passed + number + 1;
      else if (clientX >= from) best = passed + number;
    }
    passed += count;
  }
  return best;
}
