// What takes longer than a moment: a bar, where it is, and a button that ends it.

import { get } from "./api.js";
import { $, h, t } from "./words.js";

const SOON = 500; // ms after which it is told that something goes on

// Do something that can be ended: work(signal) -> its answer, or null where it was ended.
export async function waiting(words, work, name = "") {
  const control = new AbortController();
  const step = h("span", { class: "soft" });
  const box = $("waiting");
  const show = () => {
    box.replaceChildren(
      h("span", {}, words), h("span", { class: "meter busy", role: "progressbar", "aria-label": words }), step,
      h("button", { type: "button", id: "stop", onclick: () => control.abort() }, t("stop")),
    );
    box.hidden = false;
  };
  const timer = setTimeout(show, SOON);
  const asking = setInterval(async () => {
    if (box.hidden) return;
    try {
      const now = (await get(`/api/step?${new URLSearchParams({ name })}`)).step;
      step.textContent = now ? t(`step-${now}`) : "";
    } catch { /* the next one may be answered */ }
  }, SOON);
  try {
    return await work(control.signal);
  } catch (error) {
    if (control.signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(timer);
    clearInterval(asking);
    box.hidden = true;
  }
}
