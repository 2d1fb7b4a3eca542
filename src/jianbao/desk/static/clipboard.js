// What a spreadsheet puts on the clipboard, as it was displayed: 40.0% stays 40.0%.

export function readClipboard(data) {
  const html = data.getData("text/html");
  if (html.includes("<table")) return fromHtml(html);
  return fromText(data.getData("text/plain"));
}

// Copied HTML without its styles, which this page's rules would refuse one by one.
export function parsedHtml(html) {
  const bare = html.replace(/<style[\s\S]*?<\/style>/gi, "").replace(/\sstyle\s*=/gi, " data-style=");
  return new DOMParser().parseFromString(bare, "text/html");
}

function fromHtml(html) {
  const parsed = parsedHtml(html);
  return [...parsed.querySelectorAll("tr")]
    .map((row) => [...row.querySelectorAll("td, th")].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()))
    .filter((row) => row.some(Boolean));
}

// Tabs part cells, quotes hold line ends; a CRLF at the end adds no row.
export function fromText(text) {
  const rows = [[]];
  let cell = "";
  let quoted = false;
  const source = text.replace(/\r\n?/g, "\n");
  for (let at = 0; at < source.length; at += 1) {
    const sign = source[at];
    if (quoted) {
      if (sign === '"' && source[at + 1] === '"') { cell += '"'; at += 1; }
      else if (sign === '"') quoted = false;
      else cell += sign;
    } else if (sign === '"' && !cell) quoted = true;
    else if (sign === "\t" || sign === "\n") {
      rows.at(-1).push(cell.trim());
      cell = "";
      if (sign === "\n") rows.push([]);
    } else cell += sign;
  }
  rows.at(-1).push(cell.trim());
  return rows.filter((row) => row.some(Boolean));
}

const FAULT = /^#|^=/;

// Each row of a clipboard with the figure that is meant, and what would become of it.
export function matched(rows, figures) {
  const clean = (text) => text.replace(/[\s（）()：:，,、]/g, "");
  return rows.flatMap((row) => {
    const [name, ...rest] = row;
    const typed = rest.find((each) => /\d/.test(each) || FAULT.test(each));
    if (!name || typed === undefined) return [];
    const exact = figures.find((each) => [each.label, each.id].some((text) => clean(text) === clean(name)));
    const near = exact ? null : nearest(clean(name), figures, clean);
    const figure = exact || near;
    const unit = figure?.unit || "";
    const value = unit && typed.endsWith(unit) ? typed.slice(0, -unit.length).trim() : typed;
    return [{ name, figure, value, near: Boolean(near), fault: FAULT.test(typed) }];
  });
}

function nearest(name, figures, clean) {
  let best = null;
  let most = 0.6;
  for (const each of figures) {
    const other = clean(each.label);
    const shared = [...new Set(name)].filter((sign) => other.includes(sign)).length;
    const score = shared / Math.max(new Set(name).size, new Set(other).size);
    if (score > most) { most = score; best = each; }
  }
  return best;
}
