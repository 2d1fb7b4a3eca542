// All pages small in a strip: one tab stop, arrows, a click or Enter goes there.

import { h, t } from "./words.js";

const QUIET = 600; // ms without a change after which they are drawn anew

export class Thumbnails {
  constructor(box, pages) {
    this.box = box;
    this.pages = pages;
    this.watch = new IntersectionObserver((seen) => {
      for (const { target, isIntersecting } of seen) {
        target.classList.toggle("near", isIntersecting);
        if (isIntersecting) this.fill(target);
      }
    }, { root: box, rootMargin: "100% 0px" });
    pages.home.addEventListener("scroll", () => this.here(), { passive: true });
    box.addEventListener("keydown", (event) => {
      const by = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity }[event.key];
      if (!by) return;
      event.preventDefault();
      const all = this.buttons;
      const now = all.indexOf(document.activeElement);
      all[Math.max(0, Math.min(all.length - 1, now + by))]?.focus();
    });
  }

  get buttons() { return [...this.box.querySelectorAll("button")]; }

  get shown() { return !this.box.hidden; }

  toggle() {
    this.box.hidden = this.shown;
    this.show();
    return this.shown;
  }

  later() {
    clearTimeout(this.timer);
    if (this.shown) this.timer = setTimeout(() => this.show(), this.box.children.length ? QUIET : 0);
  }

  show() {
    if (!this.shown) { this.box.replaceChildren(); return; }
    const { pages } = this.pages;
    [...this.box.children].slice(pages.length).forEach((each) => each.remove());
    pages.forEach((page, number) => {
      let thumb = this.box.children[number];
      if (!thumb) {
        // The drawing lies under its button, whose name is the page's: its words are not read.
        thumb = this.box.appendChild(h("div", { class: "thumb" }, h("button", {
          type: "button", tabindex: -1, "aria-label": t("page-short", { page: number + 1 }), onclick: () => this.pages.turnTo(number),
        }, h("span", {}, String(number + 1)))));
        this.watch.observe(thumb);
      }
      if (thumb.dataset.id === page.id) return;
      thumb.dataset.id = page.id;
      thumb.style.setProperty("--ratio", page.height / page.width);
      thumb.querySelector("svg")?.remove();
      if (thumb.classList.contains("near")) this.fill(thumb);
    });
    this.here();
  }

  fill(thumb) {
    if (thumb.querySelector("svg") || !this.pages.held.has(thumb.dataset.id)) return;
    thumb.prepend(this.pages.drawing(thumb.dataset.id));
  }

  // The page that is seen is marked, and is where Tab comes to.
  here() {
    if (!this.shown || this.waits) return;
    this.waits = true;
    requestAnimationFrame(() => {
      this.waits = false;
      const now = this.pages.current();
      this.buttons.forEach((each, number) => {
        each.tabIndex = number === now ? 0 : -1;
        if (number === now) each.setAttribute("aria-current", "page");
        else each.removeAttribute("aria-current");
      });
      this.box.children[now]?.scrollIntoView({ block: "nearest" });
    });
  }
}
