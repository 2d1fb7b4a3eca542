// The words of the page, in the language that is chosen. They come from the one catalogue.

let all = { zh: {}, en: {} };
let chosen = "zh";

export function speak(words, language) {
  all = words;
  chosen = language;
  document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
}

export const language = () => chosen;

export function t(key, values = {}) {
  const text = all[chosen][key] ?? key;
  return text.replace(/\{([a-z]+)\}/g, (whole, name) => values[name] ?? whole);
}

// An element: h("button", {class: "go", onclick: f}, "words", other)
export function h(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (key === "value") made.value = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.flat().filter((each) => each !== null && each !== undefined));
  return made;
}

export const $ = (id) => document.getElementById(id);

let speaking = 0;
// Told to who listens to the page, politely, after what is being said.
export function announce(text, wait = 150) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    $("live").textContent = text;
  }, wait);
}

export function toast(text, ...buttons) {
  const box = $("toast");
  box.replaceChildren(
    h("span", {}, text),
    ...buttons.map(([label, act]) =>
      h("button", { type: "button", onclick: () => { box.hidden = true; act(); } }, label),
    ),
  );
  box.hidden = false;
  announce(text);
  clearTimeout(box.timer);
  box.timer = setTimeout(() => { box.hidden = true; }, 8000);
}
