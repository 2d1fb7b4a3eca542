"""Hostile folders of other kinds: what lies beside a briefing, works with others, or is too much.

Each is what is done to a working folder, and the command line that meets it; hostile.py lists them.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

Spoil = Callable[[Path], object]
CHECK = ("check", "b", "--pages")
BUILD = ("build", "b")
HEAD = "title: 题\nissuer: 院\ndate: 2026-01-15\nperiod: 2025\ntemplate: mine\n"
FILED = "archive: {fonds: A123, retention: Y, department: BGS, item: '0001'}\n"
STAGED = ".jianbao-abcdefgh"


def put(name: str, data: bytes | str) -> Spoil:
    """Return what writes one file."""

    def spoil(desk: Path) -> None:
        path = desk / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())

    return spoil


def every(*spoils: Spoil) -> Spoil:
    """Return what does several things."""

    def spoil(desk: Path) -> None:
        for each in spoils:
            each(desk)

    return spoil


def head(text: str) -> Spoil:
    """Return what adds keys to the briefing's head."""
    return put("b/briefing.yaml", HEAD + text)


def section(text: str) -> Spoil:
    """Return what writes the section."""
    return put("b/sections/1-part.yaml", text)


def ledger(text: str) -> Spoil:
    """Return what writes the ledger, and a section that uses its first entry."""
    return every(put("b/figures.yaml", text), section("heading: 甲\ntext: 乙{数}。\n"))


def pipe(name: str) -> Spoil:
    """Return what makes a pipe."""

    def spoil(desk: Path) -> None:
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(desk / name)

    return spoil


def link(name: str, target: str) -> Spoil:
    """Return what makes a link; `%` is the folder around the working folder."""

    def spoil(desk: Path) -> None:
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        (desk / name).symlink_to(target.replace("%", str(desk.parent)))

    return spoil


def sparse(name: str, size: int = 10**10) -> Spoil:
    """Return what makes a file of holes."""

    def spoil(desk: Path) -> None:
        (desk / name).parent.mkdir(parents=True, exist_ok=True)
        with (desk / name).open("wb") as file:
            file.truncate(size)

    return spoil


def built(then: Spoil) -> Spoil:
    """Return what builds the paper first."""

    def spoil(desk: Path) -> None:
        from jianbao.library.build import build
        from jianbao.library.options import BuildOptions, Surroundings

        head(FILED)(desk)
        around = Surroundings(desk)
        build(desk / "b", BuildOptions(), around).write(desk / "output")
        then(desk)

    return spoil


# ---- beside the briefing


def _beside() -> Iterator[tuple[str, Spoil, tuple[str, ...]]]:
    archive, mail = ("archive", "b"), ("mail", "b")
    people = ",".join(f"a{n}@b.cn" for n in range(20_000))
    for file, words in (
        ("b/archive.yaml", archive),
        ("archive.yaml", archive),
        ("b/mail.yaml", mail),
    ):
        yield f"{file}/pipe", built(pipe(file)), words
        yield f"{file}/outside", built(link(file, "/etc/passwd")), words
        yield f"{file}/sparse", built(sparse(file)), words
        yield f"{file}/noise", built(put(file, b"\xff\xfe\x00" * 50)), words
    yield (
        "mail/many",
        built(
            put(
                "b/mail.yaml",
                f"from: a@b.cn\nto: [{people}]\n",
            )
        ),
        mail,
    )
    yield (
        "mail/line",
        built(put("b/mail.yaml", 'from: "a@b.cn\\nBcc: x@y.cn"\nto: [c@d.cn]\n')),
        mail,
    )
    yield (
        "mail/subject",
        built(put("b/mail.yaml", 'from: a@b.cn\nto: [c@d.cn]\nsubject: "a\\r\\nBcc: x@y.cn"\n')),
        mail,
    )
    shelf = "output/archive"
    yield "catalogue/noise", built(put(f"{shelf}/catalogue.xlsx", b"PK\x03\x04noise")), archive
    yield "catalogue/csv-noise", built(put(f"{shelf}/catalogue.csv", b"\xff\x00" * 500)), archive
    yield "catalogue/pipe", built(pipe(f"{shelf}/案卷目录.csv")), archive
    yield "shelf/file", built(put(shelf, b"x")), archive
    yield "output/file", put("output", b"x"), BUILD
    yield "output/pipe", pipe("output"), BUILD
    yield "output/loop", link("output", "output"), BUILD
    yield "output/part-is-a-link", every(put("x", b"x"), link("output/b/b.pdf", "../../x")), BUILD
    yield "output/part-is-a-pipe", pipe("output/b/b.pdf"), BUILD
    yield "output/part-is-a-folder", put("output/b/b.pdf/x", b"x"), BUILD
    yield "output/manifest-is-a-pipe", pipe("output/b/manifest.json"), BUILD


# ---- what a killed run seems to have left


def _left() -> Iterator[tuple[str, Spoil, tuple[str, ...]]]:
    no = "0" * 64
    for kind, name in (("up", "../../evil"), ("rooted", "/tmp/evil-of-jianbao"), ("nul", "a\0b"),
                       ("long", "n" * 5000), ("dot", "."), ("nothing", "")):  # fmt: skip
        to_do = json.dumps({name: ["", no]})
        yield (
            f"left/{kind}",
            every(put(f"b/{STAGED}/to-do.json", to_do), put(f"b/{STAGED}/new/x", b"x")),
            CHECK,
        )
    yield "left/pipe", pipe(f"b/{STAGED}/to-do.json"), CHECK
    yield "left/is-a-pipe", pipe(f"b/{STAGED}"), CHECK
    yield "left/outside", link(f"b/{STAGED}", "%"), CHECK
    yield (
        "left/new-outside",
        every(
            put(f"b/{STAGED}/to-do.json", json.dumps({"canary": ["", no]})),
            link(f"b/{STAGED}/new", "/etc"),
        ),
        CHECK,
    )
    yield "left/before-outside", link(f"b/{STAGED}/before", "/etc"), CHECK
    yield "left/deep", put("b/" + STAGED + "/a" * 900 + "/x", b"x"), CHECK
    yield "left/list-deep", put(f"b/{STAGED}/to-do.json", "[" * 100_000), CHECK
    yield "left/many", every(*(put(f"b/.jianbao-{n:08d}/x", b"") for n in range(500))), CHECK


# ---- names of files and keys


def _names() -> Iterator[tuple[str, Spoil, tuple[str, ...]]]:
    text = "heading: 甲\ntext: 乙。\n"
    names = {
        "escape": "\x1b[31m", "turned": "\u202ea", "line": "a\nb", "long": "n" * 248, "blank": " ",
        "no-name": "", "percent": "%s{}", "dots": "..",
    }  # fmt: skip
    for kind, stem in names.items():
        name = f"1-{stem}.yaml"
        yield f"section-name/{kind}", put(f"b/sections/{name}", text), BUILD
    yield "section-name/bytes", _of_bytes, CHECK
    yield (
        "section-name/case",
        every(put("b/sections/2-AB.yaml", text), put("b/sections/2-ab.yaml", text)),
        CHECK,
    )
    yield (
        "section-name/forms",
        every(put("b/sections/2-é.yaml", text), put("b/sections/2-e\u0301.yaml", text)),
        CHECK,
    )
    yield (
        "section-name/many",
        every(*(put(f"b/sections/{n}-s.yaml", text) for n in range(400))),
        CHECK,
    )
    yield (
        "section-name/folders",
        every(*(put(f"b/sections/{n}/x", text) for n in range(300))),
        CHECK,
    )
    yield "sections/file", every(_gone, put("b/sections", b"x")), CHECK
    yield "sections/outside", every(_gone, link("b/sections", "/etc")), CHECK
    yield "sections/loop", every(_gone, link("b/sections", "sections")), CHECK
    yield "annexes/outside", link("b/annexes", "/etc"), CHECK
    yield "annexes/pipe", pipe("b/annexes"), CHECK
    yield "annexes/file", put("b/annexes", "heading: 甲\ntext: 乙。\n"), CHECK
    yield "templates/outside", every(_no_templates, link("templates", "/etc")), CHECK
    yield (
        "pictures/outside",
        every(
            link("b/pictures", "/etc"),
            section(
                'heading: 甲\ntext: "![图]"\n'
                "pictures: {图: {file: pictures/passwd, title: 图, alternative: 图}}\n"
            ),
        ),
        CHECK,
    )
    ids = "数: {label: 数, value: 1, unit: 人}\n"
    for kind, name in (("forms", "é: {label: 甲, value: 1}\ne\u0301: {label: 乙, value: 2}\n"),
                       ("case", "Ab: {label: 甲, value: 1}\naB: {label: 乙, value: 2}\n"),
                       ("wide", "Ａ: {label: 甲, value: 1}\nA: {label: 乙, value: 2}\n"),
                       ("long", "n" * 5000 + ": {label: 甲, value: 1}\n"),
                       ("joined", "数\u200d: {label: 甲, value: 1}\n"),
                       ("turned", '"数\\u202e": {label: 甲, value: 1}\n'),
                       ("dotted", "数.value: {label: 甲, value: 1}\n"),
                       ("braced", '"{数}": {label: 甲, value: 1}\n')):  # fmt: skip
        yield f"id/{kind}", ledger(ids + name), CHECK


def _of_bytes(desk: Path) -> None:
    name = os.fsdecode(b"2-\xff\xfe.yaml")
    (desk / "b/sections" / name).write_text("heading: 甲\ntext: 乙。\n", "utf-8")


def _gone(desk: Path) -> None:
    shutil.rmtree(desk / "b/sections")


def _no_templates(desk: Path) -> None:
    shutil.rmtree(desk / "templates")


# ---- too much of what is allowed


def _derived(id: str, formula: str, decimals: str = "0") -> str:
    return f"{id}: {{label: {id}, value: ={formula}, round: {decimals}}}\n"


ONE = "甲: {label: 甲, value: 1}\n乙: {label: 乙, value: 3}\n"
SMALL = f"小: {{label: 小, value: 0.{'0' * 200}1}}\n"
LEDGERS = {
    "ring": _derived("数", "b") + _derived("b", "c") + _derived("c", "数"),
    "of-itself": _derived("数", "数+1"),
    "chain": _derived("数", "f1")
    + "".join(_derived(f"f{n}", f"f{n + 1}") for n in range(1, 1000))
    + "f1000: {label: 末, value: 1}\n",
    "long": _derived("数", "+".join(["甲"] * 20_000)) + ONE,
    "brackets": _derived("数", "(" * 5000 + "甲" + ")" * 5000) + ONE,
    "powers": _derived("数", "p40*p40")
    + "p0: {label: p, value: 99999999}\n"
    + "".join(_derived(f"p{n + 1}", f"p{n}*p{n}") for n in range(40)),
    "divided": _derived("数", "甲/小/小/小") + ONE + SMALL,
    "places": _derived("数", "甲/乙", "999999999") + ONE,
    "minus-places": _derived("数", "甲/乙", "-5") + ONE,
}
PARTS = "{heading: 甲, text: 乙。}"
for _level in range(12):
    PARTS = f"{{heading: 甲, text: 乙。, parts: [{PARTS}]}}"


def _table(columns: str, rows: str, more: str = "") -> str:
    inside = f"title: 表, columns: [{columns}], rows: [{rows}]{more}"
    return f'heading: 甲\ntext: "![表]"\ntables: {{表: {{{inside}}}}}\n'


def _chart(categories: str, series: str) -> str:
    inside = f"title: 图, categories: [{categories}], series: [{series}]"
    return f'heading: 甲\ntext: "![图]"\ncharts: {{图: {{{inside}}}}}\n'


def _text(text: str) -> str:
    return f"heading: 甲\ntext: '{text}'\n"


def _listed(template: str, count: int) -> str:
    return ",".join(template.replace("#", str(number)) for number in range(count))


SECTIONS = {
    "parts/deep": PARTS,
    "table/wide": _table(
        _listed("{name: 列#}", 300), f"[{_listed('1', 300)}],[{_listed('1', 300)}]"
    ),
    "table/long-row": _table("{name: 甲}", f"[{_listed('1', 5000)}]"),
    "table/heads": _table("{name: 甲}", "[1],[2]", ", header_rows: 999999999999"),
    "table/width": _table("{name: 甲, width: 1e308},{name: 乙, width: -5}", "[1,2]"),
    "table/of-itself": _table("{name: 甲}", '["![表]"]'),
    "table/long-cell": _table("{name: 甲},{name: 乙}", f'["{"长" * 10_000}", 1]'),
    "chart/series": _chart("甲", _listed("{name: 列#, figures: [数]}", 1000)),
    "chart/categories": _chart(
        _listed("类#", 5000), f"{{name: 列, figures: [{_listed('数', 5000)}]}}"
    ),
    "words/one": _text("w" * 100_000),
    "words/braces": _text("{" * 20_000),
    "words/stars": _text("**" * 50_000),
    "words/marks": _text("[^a" * 10_000),
    "words/combining": _text("e" + "\u0301" * 20_000),
    "words/joined": _text("\u2060" * 50_000),
}


def _much() -> Iterator[tuple[str, Spoil, tuple[str, ...]]]:
    for kind, text in LEDGERS.items():
        yield f"formula/{kind}", ledger(text), CHECK
    for kind, text in SECTIONS.items():
        yield kind, section(text), CHECK
    marks = "".join(f"[^n{n}]" for n in range(2000))
    notes = "notes: {" + _listed("n#: 注。", 2000) + "}\n"
    yield "notes/many", every(head(notes), section(_text(f"乙{marks}。"))), CHECK
    ring = "notes: {a: '见[^b]。', b: '见[^a]。'}\n"
    yield "notes/ring", every(head(ring), section(_text("乙[^a]。"))), CHECK
    huge = f"数: {{label: 数, value: 1}}\n大: {{label: 大, value: {'9' * 300}}}\n"
    drawn = section(_chart("甲, 乙", "{name: 列, figures: [数, 大]}"))
    yield "chart/huge", every(put("b/figures.yaml", huge), drawn), CHECK
    nought = put("b/figures.yaml", "数: {label: 数, value: 0, unit: 人}\n")
    drawn = section(_chart("甲, 乙", "{name: 列, figures: [数, 数]}"))
    yield "chart/nothing", every(nought, drawn), CHECK
    copies = "distribution: [{name: 省院, as: report, copies: 999999999999}]\n"
    yield "copies/many", head(copies), BUILD
    yield "title/long", put("b/briefing.yaml", HEAD.replace("题", "长" * 50_000)), CHECK
    yield "signers/many", head(f"signers: [{_listed('甲#', 3000)}]\n"), CHECK
    met = f"meeting: {{time: 今, place: 此, chair: 某, agenda: [{_listed('议#', 5000)}]}}\n"
    yield "agenda/many", put("b/briefing.yaml", HEAD.replace("mine", "meeting") + met), CHECK


# ---- templates


def _templates() -> Iterator[tuple[str, Spoil, tuple[str, ...]]]:
    mine = "templates/mine/template.yaml"
    yield "like/itself", put(mine, "like: mine\n"), CHECK
    yield (
        "like/ring",
        every(put(mine, "like: other\n"), put("templates/other/template.yaml", "like: mine\n")),
        CHECK,
    )
    chain = [put(f"templates/t{n}/template.yaml", f"like: t{n + 1}\n") for n in range(50)]
    yield (
        "like/chain",
        every(
            put(mine, "like: t0\n"), *chain, put("templates/t50/template.yaml", "like: overview\n")
        ),
        CHECK,
    )
    yield "like/up", put(mine, "like: ../../b\n"), CHECK
    yield "like/rooted", put(mine, "like: /etc\n"), CHECK
    themes = {
        "no-page": "page: {width: 0, height: 0}", "tiny": "styles: {body: {size: 0.0001}}",
        "huge": "styles: {body: {size: 99999}}", "no-line": "styles: {body: {line: 0}}",
        "nan": "styles: {body: {size: .nan}}", "minus": "styles: {body: {left: -9999}}",
    }  # fmt: skip
    for kind, theme in themes.items():
        yield f"theme/{kind}", put(mine, f"like: overview\ntheme: {{{theme}}}\n"), CHECK
    yield "blocks/none", put(mine, "like: overview\nblocks: []\n"), CHECK
    yield (
        "blocks/many",
        put(mine, "like: overview\nblocks: [" + ",".join(["title"] * 3000) + "]\n"),
        CHECK,
    )
    yield "compare/outside", head("compare_with: ../../../etc\n"), CHECK
    yield "compare/itself", head("compare_with: b\n"), CHECK
    yield "compare/pipe", every(head("compare_with: c\n"), pipe("c/briefing.yaml")), CHECK
    yield "compare/sparse", every(head("compare_with: c\n"), sparse("c/briefing.yaml")), CHECK


# ---- words of commands


def _words() -> Iterator[tuple[str, Spoil, tuple[str, ...]]]:
    nothing: Spoil = lambda _desk: None  # noqa: E731
    yield "jobs/many", nothing, ("build", "b", "--jobs", "999999999")
    yield "jobs/minus", nothing, ("build", "b", "--jobs", "-1")
    yield "jobs/wide", nothing, ("build", "b", "--jobs", "３")
    yield "out/pipe", pipe("o"), ("build", "b", "--out", "o")
    yield "out/device", nothing, ("build", "b", "--out", "/dev/null")
    yield "briefing/twice", nothing, ("build", *["b"] * 200)
    yield "import/folder", nothing, ("import", "b", "--out", "new")
    yield "import/taken", put("a.txt", "一、甲\n乙。\n"), ("import", "a.txt", "--out", "b")
    yield "import/name", put("a\n\x1b[31m.txt", "一、甲\n乙。\n"), ("import", "a\n\x1b[31m.txt")
    yield "new/from-pipe", pipe("c/briefing.yaml"), ("new", "n/n", "--from", "c")
    yield (
        "fix/outside",
        every(
            put("other.yaml", "heading: 甲\ntext: 5月6号,办结。\n"),
            _gone,
            link("b/sections/1-part.yaml", "../../other.yaml"),
        ),
        ("check", "b", "--fix", "--yes"),
    )
    yield "extract/target-file", built(put("e", b"x")), ("extract", "output/b/b.pdf", "--out", "e")
    yield (
        "extract/target-links",
        built(link("e/briefings", "%")),
        ("extract", "output/b/b.pdf", "--out", "e"),
    )
    yield (
        "extract/target-pipe",
        built(pipe("e/briefings/b/briefing.yaml")),
        ("extract", "output/b/b.pdf", "--out", "e"),
    )
    yield "print/copies", built(nothing), ("print", "b", "--copies", "999999999")
    yield "verify/folder", built(nothing), ("verify", "output/b")
    yield "verify/sparse", sparse("1.zip"), ("verify", "1.zip")
    yield (
        "verify/trust-pipe",
        every(put("1.zip", b"PK"), pipe("t.pem")),
        ("verify", "1.zip", "--trust", "t.pem"),
    )


def relatives() -> Iterator[tuple[str, Spoil, tuple[str, ...]]]:
    """Yield name, what is done, and the command line of each."""
    for family in (_beside, _left, _names, _much, _templates, _words):
        yield from family()
