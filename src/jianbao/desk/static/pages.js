// The pages as they will print: the very lines that were typeset, drawn by the server.
// A page that is far out of sight is an empty sheet of its size; it is drawn when it comes near.

import { Thumbnails } from "./thumbnails.js";
import { $, h, t } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const STILL = 3000; // ms after somebody scrolled by hand in which the pages do not move
const NEAR = "150% 0px"; // how far beyond the edges of what is seen pages are drawn

// A face in slices, the same for every paper: the browser asks for those that it needs.
export const facesOf = (family, role, slices, display = "block") =>
  slices.map((unicodeRange, number) => new FontFace(family, `url(/face/${role}/${number}.ttf)`, { display, unicodeRange }));

export class Pages {
  // `on` has: pick(key, offset), mark(number) and read(text); `slices` are those of any face.
  constructor(home, on, slices) {
    this.home = home;
    this.on = on;
    this.slices = slices;
    this.pages = [];
    this.held = new Map(); // id -> {svg, lines}
    this.faces = new Set();
    this.near = new Set(); // sheets that are seen, or nearly
    this.scrolled = 0;
    this.tinted = [];
    this.watch = new IntersectionObserver((seen) => this.came(seen), { root: home, rootMargin: NEAR });
    this.thumbnails = new Thumbnails($("thumbs"), this);
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
    this.watch.disconnect();
    this.near.clear();
    this.pages = [];
    this.held.clear();
    this.index = null;
    this.at = null;
    this.thumbnails.show();
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
    const before = this.pages;
    const sheets = [...this.home.children];
    this.pages = shown;
    this.index = null;
    shown.forEach((page, number) => {
      const sheet = sheets[number] || this.sheet(number);
      if (sheet.dataset.id !== page.id) this.put(sheet, page);
      if (before.length !== shown.length) sheet.setAttribute("aria-label", t("page-of", { page: number + 1, pages: shown.length }));
    });
    for (const sheet of sheets.slice(shown.length)) {
      this.watch.unobserve(sheet);
      this.near.delete(sheet);
      sheet.remove();
    }
    for (const id of this.held.keys()) if (!wanted.has(id)) this.held.delete(id);
    this.thumbnails.later();
  }

  sheet(number) {
    const made = this.home.appendChild(h("div", { class: "sheet", role: "group" }));
    if (number < 3) this.near.add(made); // the first ones are seen before anybody was told so
    this.watch.observe(made);
    return made;
  }

  // A sheet gets another page; it is drawn at once only where it may be seen.
  put(sheet, page) {
    sheet.dataset.id = page.id;
    sheet.style.setProperty("--ratio", page.height / page.width);
    sheet.style.setProperty("--points", page.width);
    sheet.classList.toggle("lies", page.width > page.height);
    sheet.querySelector("svg")?.remove();
    if (this.near.has(sheet)) this.fill(sheet);
  }

  came(seen) {
    if (!this.home.clientHeight) return; // another tab is shown: what was drawn is there when this one comes back
    for (const { target, isIntersecting } of seen) {
      if (isIntersecting) this.near.add(target);
      else this.near.delete(target);
      if (isIntersecting) this.fill(target);
      else target.querySelector("svg")?.remove();
    }
  }

  fill(sheet) {
    if (sheet.querySelector("svg") || !this.held.has(sheet.dataset.id)) return;
    sheet.prepend(this.drawing(sheet.dataset.id));
  }

  // A page's drawing as elements of this document.
  drawing(id) {
    const { svg } = this.held.get(id);
    for (const [, role] of svg.matchAll(/<text class="([\w-]+)"/g)) this.face(role);
    const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
    return document.importNode(parsed.documentElement, true);
  }

  face(role) {
    if (this.faces.has(role)) return;
    this.faces.add(role);
    for (const each of facesOf(`desk-${role}`, role, this.slices)) document.fonts.add(each);
    document.styleSheets[0].insertRule(`svg text.${role}{font-family:"desk-${role}"}`);
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
    const sheet = this.home.children[place.page];
    if (sheet) this.fill(sheet);
    return sheet?.querySelector(`g[data-l="${place.line}"]`);
  }

  follow(key, offset, force = false) {
    const place = this.lineOf(key, offset);
    const still = !force && performance.now() - this.scrolled <= STILL;
    // A line that is far away is not drawn for this while somebody scrolls.
    const comes = place && (!still || this.near.has(this.home.children[place.page]));
    const group = comes ? this.group(place) : null;
    if (!group) {
      this.untint();
      return place;
    }
    // All is read before anything is changed: else the browser would lay out everything twice.
    const [inside, box, around] = [group.getBBox(), group.getBoundingClientRect(), this.home.getBoundingClientRect()];
    const out = box.top < around.top || box.bottom > around.bottom;
    this.untint();
    this.tint(group, inside);
    if (out && !still) this.home.scrollTop += box.top - around.top - around.height / 3;
    return place;
  }

  untint() {
    for (const old of this.tinted) old.remove();
    this.tinted = [];
  }

  tint(group, box = group.getBBox()) {
    const rect = document.createElementNS(SVG, "rect");
    for (const [key, value] of Object.entries({
      class: "hit", x: box.x - 3, y: box.y - 1, width: box.width + 6, height: box.height + 2,
    })) rect.setAttribute(key, value);
    group.parentNode.insertBefore(rect, group);
    this.tinted.push(rect);
  }

  // The number of the page that is seen.
  current() {
    const middle = this.home.getBoundingClientRect().top + 40;
    return Math.max(0, [...this.home.children].findIndex((each) => each.getBoundingClientRect().bottom > middle));
  }

  // Show the pages in another way; the page that was seen stays.
  as(change) {
    const now = this.current();
    change();
    this.turnTo(now);
  }

  // Bring a page to the top of what is seen, as somebody who scrolls does.
  turnTo(number) {
    const sheet = this.home.children[number];
    if (!sheet) return;
    this.scrolled = performance.now();
    this.fill(sheet);
    this.home.scrollTop += sheet.getBoundingClientRect().top - this.home.getBoundingClientRect().top - 8;
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

  // Pages are one tab stop: arrows go by lines, PgUp and PgDn by pages, Enter to the text.
  key(event) {
    const moves = { ArrowDown: [0, 1], ArrowUp: [0, -1], PageDown: [1, 0], PageUp: [-1, 0] };
    if (event.key in moves) {
      event.preventDefault();
      this.step(...moves[event.key]);
    } else if (event.key === "Enter" && this.at) {
      event.preventDefault(); // the caret goes to the text, and this key is none of its
      const line = this.group(this.at);
      if (line) this.open(line, line.closest(".sheet"), line.getBoundingClientRect().left);
    }
  }

  step(pages, lines) {
    const count = (page) => (this.held.get(this.pages[page]?.id)?.svg.match(/<g class="l"/g) || []).length;
    const last = this.pages.length - 1;
    let { page, line } = this.at || { page: 0, line: lines > 0 ? -1 : 0 };
    page = Math.max(0, Math.min(last, page + pages));
    line = pages ? 0 : Number(line) + lines;
    while (line >= count(page) && page < last) { line -= count(page); page += 1; }
    while (line < 0 && page > 0) { page -= 1; line += count(page); }
    line = Math.max(0, Math.min(count(page) - 1, line));
    this.at = { page, line };
    const group = this.group(this.at);
    this.untint();
    if (!group) return;
    this.tint(group);
    group.scrollIntoView({ block: "nearest" });
    this.on.read(t("line-of", { page: page + 1, line: line + 1, text: group.textContent }));
  }

  marks(findings) {
    for (const old of this.home.querySelectorAll("button.mark")) old.remove();
    findings.forEach((finding, number) => {
      if (!finding.key || finding.level === "note") return;
      const uses = finding.uses?.length ? finding.uses : [[finding.key, finding.offset || 0]];
      const place = this.lineOf(...uses[0]);
      if (!place) return;
      const sheet = this.home.children[place.page];
      const page = this.pages[place.page];
      const top = (topOf(this.held.get(page.id).svg, place.line) / page.height) * 100;
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

// Where a line begins from above, out of a page's drawing: a page far away has no elements.
function topOf(svg, line) {
  const found = new RegExp(`data-l="${line}"><text[^>]*?font-size="([\\d.]+)"[^>]*?(?: y="([\\d.]+)"|translate\\([\\d.]+ ([\\d.]+)\\))`).exec(svg);
  return found ? Math.max(0, Number(found[2] ?? found[3]) - Number(found[1])) : 0;
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
