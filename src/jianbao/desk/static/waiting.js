// What takes longer than a moment: a bar, where it is, and a button that ends it.

import { get } from "./api.js";
import { $, h, t, toast } from "./words.js";

const SOON = 500; // ms after which it is told that something goes on
const TRIES = 240; // two minutes

const state = (run) => get(`/api/step?${new URLSearchParams({ run })}`).catch(() => ({ step: "", ended: "" }));

// What is stopped ends at its next step; what was done before that is not undone, and is told.
async function ended(run) {
  toast(t("stopping"));
  for (let tries = 0; tries < TRIES; tries += 1) {
    const now = await state(run);
    if (now.ended || !now.step) return toast(t(now.ended === "done" ? "stopped-late" : "stopped"));
    await new Promise((done) => { setTimeout(done, SOON); });
  }
  return undefined;
}

// Do something that can be ended: work(signal, run) -> its answer, or null where it was ended.
export async function waiting(words, work) {
  const control = new AbortController();
  const run = crypto.randomUUID();
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
    const now = (await state(run)).step;
    step.textContent = now ? t(`step-${now}`) : "";
  }, SOON);
  try {
    return await work(control.signal, run);
  } catch (error) {
    if (!control.signal.aborted) throw error;
    clearInterval(asking);
    box.hidden = true;
    await ended(run);
    return null;
  } finally {
    clearTimeout(timer);
    clearInterval(asking);
    box.hidden = true;
  }
}
