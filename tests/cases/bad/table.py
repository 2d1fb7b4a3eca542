"""Malformed briefings: the good one in `cases/good/minimal` with one change each.

A case names what it changes and every message that must come: `file:line:column code words`,
where the words stand in the message in both languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from jianbao.yaml.source import LARGEST_FILE

BRIEFING = "briefing.yaml"
FIGURES = "figures.yaml"
SECTION = "sections/1-casework.yaml"

Change = tuple[str, str] | bytes | None
"""Text before and after, a whole new file, or None: the file is gone."""


@dataclass(frozen=True)
class Case:
    """One malformed briefing."""

    name: str
    changes: dict[str, Change]
    expected: tuple[str, ...]


ITEMS_ON = (
    "text: 批捕{批捕}，不批捕{不批捕}[^统计时间]。\n"
    "items:\n  - lead: 找准目标。\n    text: 不捕率{不捕率}。\n"
)

CASES = (
    # ---- files that cannot be read as YAML
    Case("syntax-error", {SECTION: ("heading: ", 'heading: "')},
         (f'{SECTION}:1:10 quote-open "',)),
    Case("syntax-error-in-the-ledger", {FIGURES: ("批准逮捕", "[批准逮捕")},
         (f"{FIGURES}:2:10 bracket-open [",)),
    Case("syntax-error-in-the-head", {BRIEFING: ("title: 检", 'title: "检')},
         (f'{BRIEFING}:1:8 quote-open "',)),
    Case("full-width-colon", {SECTION: ("heading: ", "heading：")},
         (f"{SECTION}:1:8 full-width-colon heading",)),
    Case("tab-indent", {SECTION: ("    text", "\ttext")},
         (f"{SECTION}:5:1 tab-indent",)),
    Case("empty-file", {SECTION: b""}, (f"{SECTION}:1:1 empty-file",)),
    Case("empty-ledger", {FIGURES: b"# nothing yet\n"},
         (f"{FIGURES}:1:1 empty-file",)),
    Case("gbk", {SECTION: "heading: 标题\ntext: 正文\n".encode("gbk")},
         (f"{SECTION}:1:10 not-utf8 GBK",)),
    Case("gbk-ledger", {FIGURES: "批捕:\n  label: 批捕\n".encode("gbk")},
         (f"{FIGURES}:1:1 not-utf8 GBK",)),
    Case("gbk-beside-good-files", {"sections/2-more.yaml": "text: 正文\n".encode("gbk")},
         ("sections/2-more.yaml:1:7 not-utf8 GBK",)),
    Case("utf-16", {SECTION: "heading: 标题\n".encode("utf-16")},
         (f"{SECTION}:1:1 not-utf8 UTF-16",)),
    Case("nul-byte", {SECTION: ("找准", "找\0准")},
         (f"{SECTION}:4:12 control-character U+0000",)),
    Case("nul-escape", {SECTION: ("找准目标。", '"找\\0准"')},
         (f"{SECTION}:4:13 control-character U+0000",)),
    Case("second-document", {SECTION: ("items:", "---\nitems:")},
         (f"{SECTION}:3:1 second-document",)),
    Case("too-deep-flow", {BRIEFING: b"[" * 100_000},
         (f"{BRIEFING}:1:22 too-deep 20",)),
    Case("too-deep-block", {BRIEFING: b"- " * 100_000},
         (f"{BRIEFING}:1:43 too-deep 20",)),
    Case("too-large", {SECTION: b"#" * (LARGEST_FILE + 1)},
         (f"{SECTION}:1:1 file-too-large {LARGEST_FILE + 1}",)),
    Case("anchor", {BRIEFING: ("半年工作情况", "&name 半年工作情况")},
         (f"{BRIEFING}:2:11 alias",)),
    Case("alias", {BRIEFING: ("半年工作情况", "*name")},
         (f"{BRIEFING}:2:11 alias",)),
    Case("tag", {BRIEFING: ("半年", "!!python/object:os.system 半年")},
         (f"{BRIEFING}:2:11 tag python/object:os.system",)),
    # ---- keys and values
    Case("unknown-key", {BRIEFING: ("subtitle", "subtitel")},
         (f"{BRIEFING}:2:1 unknown-key-near title, subtitle, issuer",)),
    Case("unknown-key-far", {BRIEFING: ("subtitle", "zzzz")},
         (f"{BRIEFING}:2:1 unknown-key title, subtitle, issuer",)),
    Case("repeated-key", {BRIEFING: ("subtitle", "title: 又一题\nsubtitle")},
         (f"{BRIEFING}:2:1 repeated-key title",)),
    Case("repeated-figure", {FIGURES: ("\n不捕率:", "\n批捕:\n  label: 甲\n  value: 1\n不捕率:")},
         (f"{FIGURES}:9:1 repeated-key 批捕",)),
    Case("key-not-text", {BRIEFING: ("subtitle", "[a, b]")}, (f"{BRIEFING}:2:1 key-not-text",)),
    Case("missing-key", {BRIEFING: ("issuer: 某市人民检察院\n", "")},
         (f"{BRIEFING}:1:1 missing-key issuer",)),
    Case("wrong-type", {BRIEFING: ("半年工作情况", "[半年, 工作情况]")},
         (f"{BRIEFING}:2:11 wrong-type […]",)),
    Case("fields-for-text", {FIGURES: ("label: 批准逮捕", "label: {a: b}")},
         (f"{FIGURES}:2:10 wrong-type {{…}}",)),
    Case("text-for-items", {SECTION: ("\n  - lead: 找准目标。\n    text: 不捕率{不捕率}。", " 无")},
         (f"{SECTION}:3:8 wrong-type items",)),
    Case("not-fields", {FIGURES: ("\n不捕率:", "\n起诉: 30\n不捕率:")},
         (f"{FIGURES}:9:5 not-fields label, short, value",)),
    Case("empty-value", {BRIEFING: ("半年工作情况", "")},
         (f"{BRIEFING}:2:10 empty-value subtitle",)),
    Case("empty-text", {SECTION: (ITEMS_ON, 'text: ""\n')},
         (f"{SECTION}:2:7 empty-value text",)),
    Case("bad-date", {BRIEFING: ("2022-07-04", "2022-02-30")},
         (f"{BRIEFING}:4:7 wrong-type 2022-07-04",)),
    Case("bad-period", {BRIEFING: ("2022-01/2022-05", "2022-05/2022-01")},
         (f"{BRIEFING}:5:9 wrong-type 2022-01/2022-05",)),
    Case("unknown-choice", {FIGURES: ("kind: rate", "kind: raet")},
         (f"{FIGURES}:13:9 unknown-choice-near count, rate, rank",)),
    # ---- what a briefing is made of
    Case("not-a-briefing", {BRIEFING: None}, (":1:1 not-a-briefing minimal",)),
    Case("missing-ledger", {FIGURES: None}, (
        f"{BRIEFING}:15:19 unknown-figure 批捕",
        f"{BRIEFING}:15:23 unknown-figure 不批捕",
        f"{SECTION}:2:9 unknown-figure 批捕",
        f"{SECTION}:2:17 unknown-figure 不批捕",
        f"{SECTION}:5:14 unknown-figure 不捕率",
    )),
    Case("no-sections", {SECTION: None}, ("sections:1:1 no-sections sections/",)),
    Case("not-a-section", {"sections/说明.txt": b"a"},
         ("sections/说明.txt:1:1 not-a-section 说明.txt",)),
    Case("section-is-a-folder", {"sections/2-more.yaml/a.yaml": b"a"},
         ("sections/2-more.yaml:1:1 cannot-read",)),
    Case("empty-section", {SECTION: (ITEMS_ON, "summary: 甲。\n")},
         (f"{SECTION}:1:1 empty-section text",)),
    Case("part-without-heading", {SECTION: (ITEMS_ON, "parts:\n  - text: 甲。\n")},
         (f"{SECTION}:3:5 missing-key heading",)),
    Case("picture-elsewhere", {SECTION: (
        "text: ", "pictures:\n  图: {file: ../a.png, title: 图, alternative: 图}\n"
        "text: \"甲。\\n\\n![图]\"\nsummary: ",
    )}, (f"{SECTION}:3:13 picture-name ../a.png",)),
    Case("picture-without-words", {SECTION: (
        "text: ", "pictures:\n  图: {file: a.png, title: 图}\n"
        "text: \"甲。\\n\\n![图]\"\nsummary: ",
    )}, (f"{SECTION}:3:6 missing-key alternative",)),
    Case("object-that-is-not-there", {SECTION: ("text: ", "text: \"甲。\\n\\n![表]\"\nsummary: ")},
         (f"{SECTION}:2:14 unknown-object 案件",)),
    Case("empty-item", {SECTION: ("lead: 找准目标。\n    text: 不捕率{不捕率}。", "{}")},
         (f"{SECTION}:4:5 empty-item lead",)),
    Case("unknown-figure", {SECTION: ("{批捕}", "{批铺}")},
         (f"{SECTION}:2:9 unknown-figure-near 批捕, 不批捕, 不捕率",)),
    Case("unknown-figure-far", {SECTION: ("{不捕率}", "{起诉.value}")},
         (f"{SECTION}:5:14 unknown-figure 批捕, 不批捕, 不捕率",)),
    Case("unknown-part", {SECTION: ("{批捕}", "{批捕.vaule}")},
         (f"{SECTION}:2:9 unknown-part-near value, unit",)),
    Case("stray-brace", {SECTION: ("{批捕}", "{批捕")}, (f"{SECTION}:2:9 stray-brace {{",)),
    Case("stray-closing-brace", {SECTION: ("{批捕}", "批捕}")},
         (f"{SECTION}:2:11 stray-brace }}",)),
    Case("unknown-note", {SECTION: ("[^统计时间]", "[^统计口径]")},
         (f"{SECTION}:2:22 unknown-note-near 统计时间",)),
    Case("unknown-period-note", {BRIEFING: ("period_note: 统计时间", "period_note: 口径")},
         (f"{BRIEFING}:6:14 unknown-note 统计时间",)),
    Case("repeated-note", {SECTION: ("heading", "notes:\n  统计时间: 又注。\nheading")},
         (f"{SECTION}:2:9 repeated-note briefing.yaml:8:9",)),
    Case("note-in-itself", {BRIEFING: ("数据统计", "见[^统计时间]，数据统计")},
         (f"{BRIEFING}:8:10 note-in-note 统计时间",)),
    Case("wrong-kind", {FIGURES: ("count: 不批捕", "count: 不捕率")},
         (f"{FIGURES}:14:10 wrong-kind rate",)),
    Case("unknown-relation", {FIGURES: ("count: 不批捕", "count: 起诉")},
         (f"{FIGURES}:14:10 unknown-figure 批捕, 不批捕, 不捕率",)),
    Case("bad-figure-id", {FIGURES: ("\n不捕率:", "\n起 诉:\n  label: 甲\n  value: 1\n不捕率:")},
         (f"{FIGURES}:9:1 bad-figure-id 起 诉",)),
    Case("chart-lengths", {BRIEFING: ("figures: [批捕, 不批捕]", "figures: [批捕]")},
         (f"{BRIEFING}:14:9 chart-lengths 1",)),
    Case("chart-unknown-figure", {BRIEFING: ("figures: [批捕, 不批捕]", "figures: [批捕, 起诉]")},
         (f"{BRIEFING}:15:23 unknown-figure 批捕, 不批捕, 不捕率",)),
    Case("chart-no-number", {FIGURES: ("value: 88", "value: 若干")},
         (f"{BRIEFING}:15:19 no-number 若干",)),
    Case("empty-chart", {BRIEFING: ("[批捕, 不批捕]\n    series", "[]\n    series")},
         (f"{BRIEFING}:12:17 empty-value categories",)),
    Case("empty-title", {BRIEFING: ("title: 检察工作简报", "title: []")},
         (f"{BRIEFING}:1:8 empty-value title",)),
    Case("unknown-template", {BRIEFING: ("period_note", "template: overveiw\nperiod_note")},
         (f"{BRIEFING}:6:11 unknown-template-near overview",)),
    # ---- many at once, in the order of the files
    Case("several-in-several-files", {
        BRIEFING: ("半年工作情况\nissuer", "[甲]\nisuer"),
        FIGURES: ("unit: 人", "unti: 人"),
        SECTION: ("text: 批捕{批捕}，", "text: 批捕{批铺}，{"),
    }, (
        f"{BRIEFING}:1:1 missing-key issuer",
        f"{BRIEFING}:2:11 wrong-type […]",
        f"{BRIEFING}:3:1 unknown-key-near issuer",
        f"{FIGURES}:4:3 unknown-key-near label, short, value",
        f"{SECTION}:2:9 unknown-figure-near 批捕, 不批捕, 不捕率",
        f"{SECTION}:2:14 stray-brace {{",
    )),
    Case("unreadable-in-several-files", {
        FIGURES: "批捕: 甲\n".encode("gbk"),
        SECTION: b"heading: [\n",
        "sections/2-more.yaml": b"",
    }, (
        f"{FIGURES}:1:1 not-utf8 GBK",
        f"{SECTION}:2:1 syntax",
        "sections/2-more.yaml:1:1 empty-file",
    )),
)  # fmt: skip
