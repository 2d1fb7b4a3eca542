// Parts and items in another order, and away: by button and by key.

import { parts } from "./editor.js";
import { t, toast } from "./words.js";

// What moves when a field moves: an item, a part below a heading, or a whole section.
export function unitOf(model, key) {
  if (!key || !key.includes("#")) return null;
  const [file, path] = parts(key);
  for (let at = path.length - 2; at >= 0; at -= 1) {
    if ((path[at] === "items" || path[at] === "parts") && typeof path[at + 1] === "number") {
      const list = path.slice(0, at + 1);
      const start = `${file}#${list.join("/")}/`;
      const keys = model.fields.map((each) => `${each.file}#${each.path.join("/")}`);
      const count = new Set(keys.filter((each) => each.startsWith(start)).map((each) => each.slice(start.length).split("/")[0])).size;
      return { file, list, index: path[at + 1], count, rest: path.slice(at + 2) };
    }
  }
  const beside = model.sections.filter((each) => each.split("/")[0] === file.split("/")[0]);
  const index = beside.indexOf(file);
  return index < 0 ? null : { file, beside, index, count: beside.length, rest: path };
}

export async function move(desk, by) {
  const key = desk.place?.key;
  const unit = unitOf(desk.model, key);
  if (!unit) { toast(t("move-where")); return false; }
  const { file, list, index, count, rest } = unit;
  const other = index + by;
  if (other < 0 || other >= count) { toast(t("move-end")); return false; }
  let place;
  let step;
  if (list) {
    step = { do: "move", file, path: list, index: Math.min(index, other) };
    place = `${file}#${[...list, other, ...rest].join("/")}`;
  } else {
    const there = unit.beside[other];
    step = { do: "swap", file, new: there };
    const number = (name) => /^([^/]*\/)(\d+)(.*)$/.exec(name);
    const [mine, theirs] = [number(file), number(there)];
    place = mine && theirs ? `${mine[1]}${theirs[2]}${mine[3]}#${rest.join("/")}` : key;
  }
  return desk.structure([step], t("did-move"), { key: place, offset: desk.place.offset });
}

export async function removeUnit(desk) {
  const unit = unitOf(desk.model, desk.place?.key);
  if (!unit) { toast(t("move-where")); return; }
  const { file, list, index } = unit;
  if (!list && unit.count < 2) { toast(t("part-last")); return; }
  const step = list ? { do: "remove", file, path: [...list, index] } : { do: "drop", file };
  const words = t(list?.at(-1) === "items" ? "did-item-gone" : "did-part-gone");
  if (await desk.structure([step], words)) toast(words, [t("undo"), () => desk.undo()]);
}
