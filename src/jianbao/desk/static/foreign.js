// What was copied elsewhere: its words, cleaned as an import cleans them; a table becomes a table.

import { ask, Refused } from "./api.js";
import { parsedHtml } from "./clipboard.js";
import { t, toast } from "./words.js";

const SHORT = 200; // characters of plain text that go in without a word
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, td, th, tr, div, br, pre, blockquote";

export async function foreign(desk, data, put) {
  const html = data?.getData("text/html") || "";
  const plain = (data?.getData("text/plain") || "").replace(/\r\n?/g, "\n");
  const typed = html ? wordsOf(html) || plain : plain;
  if (!typed.trim()) return;
  const bare = typed.replace(/[\t\u00a0]+/g, " ").trim();
  if (!html && bare.length <= SHORT && !bare.includes("\n")) { put([bare]); return; }
  let found;
  try {
    found = await ask("/api/clean", { text: typed });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    toast(error.findings.map((each) => each.text).join("；"));
    return;
  }
  put(found.lines);
  const count = found.lines.join("").length;
  if (count <= SHORT && !found.mended) return;
  toast(t("pasted", { count, mended: found.mended }), [t("undo"), () => desk.undo()],
    [t("as-copied"), async () => { await desk.undo(); put(plain.split(/\n+/).map((line) => line.trim()).filter(Boolean)); }]);
}

// The words of a page or of Word's clipboard, a line for each paragraph and each row of a table.
function wordsOf(html) {
  const parsed = parsedHtml(html);
  for (const gone of parsed.querySelectorAll("script, style, title, meta, xml, [data-style*='mso-hide'], del, .MsoCommentReference")) gone.remove();
  const lines = [""];
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { lines[lines.length - 1] += node.data.replace(/[\r\n\t ]+/g, " "); return; }
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.tagName.toLowerCase();
    if (name === "table") {
      for (const row of node.querySelectorAll("tr")) {
        lines.push([...row.querySelectorAll("td, th")].map((cell) => cell.textContent.replace(/\s+/g, " ").trim()).join("\t"));
      }
      lines.push("");
      return;
    }
    const block = node.matches(BLOCKS);
    if (block) lines.push("");
    node.childNodes.forEach(walk);
    if (block) lines.push("");
  };
  walk(parsed.body);
  return lines.map((line) => line.replace(/^ +| +$/g, "")).filter(Boolean).join("\n");
}
