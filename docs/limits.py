"""Makes docs/limits.md from the code: who opens files, how much of them, and every other limit.

    python docs/limits.py

`OPENED` is the one list of who opens files; tests/library/test_openers.py tries each of them with
pipes, devices, folders, links, ten gigabytes of nothing, and files that are empty, cut off or
random. A limit is a constant, named by its file under src/jianbao.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/limits.md"
IN_FOLDER, ANYWHERE = "in its folder", "anywhere"


class Opened(Struct, frozen=True):
    """One kind of file that somebody gives. `limit` is a constant, or how one comes about."""

    what: str
    by: str
    limit: str
    place: str = IN_FOLDER


class Limit(Struct, frozen=True):
    """A limit of something else than a file's size."""

    what: str
    constant: str
    unit: str


YAML = "yaml/source.py LARGEST_FILE"
PAPER = "readers/limits.py LARGEST_PAPER"
FILLED = "readers/sheet/cells.py LARGEST_FILE"
PICTURE = "briefing/reading/scanning.py LARGEST"
MANIFEST = "library/release/manifest.py LARGEST_MANIFEST"
RELEASED = "library/release/manifest.py LARGEST_FILE"

OPENED: dict[str, Opened] = {
    "head": Opened("`briefing.yaml`", "every command", YAML),
    "section": Opened("`sections/*.yaml`, `annexes/*.yaml`", "every command", YAML),
    "ledger": Opened("`figures.yaml`", "every command", YAML),
    "workbook": Opened(
        "a spreadsheet that figures or tables come from", "every command",
        "readers/sheet/cells.py LARGEST_FILE",
    ),
    "picture": Opened("a PNG or JPEG of a briefing", "every command", PICTURE),
    "drawing": Opened("an SVG of a briefing", "every command", PICTURE),
    "neighbour": Opened("`briefing.yaml` of the issue before", "`check`", YAML),
    "template": Opened("`template.yaml`", "`build`, `check`", YAML),
    "beside-template": Opened("any file beside it", "`templates copy`", YAML),
    "preview": Opened(
        "`preview.png` of a template", "`templates`", "cli/templates.py LARGEST_PREVIEW", ANYWHERE
    ),
    "profile": Opened("`profile.yaml`", "`build`, `check`", YAML, ANYWHERE),
    "logo": Opened("the profile's logo", "`build`, `check`", PICTURE),
    "font": Opened(
        "a font of the profile", "`build`, `check`", "compose/template/profile.py LARGEST_FONT"
    ),
    "manifest": Opened("a release's `manifest.json`", "`build`, `print`, `mail` …", MANIFEST),
    "released": Opened("any other file of a release", "`build`, `print`, `mail` …", RELEASED),
    "printed": Opened("`manifest.json` of earlier prints", "`print`", MANIFEST),
    "print-log": Opened(
        "`printed.csv`, what was printed", "`print`", "library/printing/log.py LARGEST_LOG"
    ),
    "mailed": Opened(
        "`sent.json`, what was mailed", "`mail`", "library/mailing/record.py LARGEST_RECORD"
    ),
    "authorities": Opened(
        "certificates of `JIANBAO_SMTP_CA`",
        "`mail --send`",
        "library/mailing/server.py LARGEST_AUTHORITIES",
        ANYWHERE,
    ),
    "carrier": Opened("a PDF with its sources", "`extract`", PAPER, ANYWHERE),
    "in-the-way": Opened(
        "what lies where a source is to go", "`extract`", "as large as the source"
    ),
    "measured": Opened("a PDF or Word file of any maker", "`verify-layout`", PAPER, ANYWHERE),
    "sheet": Opened("the sheet that a new one replaces", "`verify-layout --pdf`", PAPER, ANYWHERE),
    "imported": Opened("a Word file of any maker", "`import`", PAPER, ANYWHERE),
    "imported-pdf": Opened("a PDF of any maker", "`import`", PAPER, ANYWHERE),
    "imported-text": Opened("a text (also standard input)", "`import`", PAPER, ANYWHERE),
    "filled-in": Opened("a workbook with new values", "`figures --from`", FILLED, ANYWHERE),
    "filled-in-list": Opened("a CSV with new values", "`figures --from`", FILLED, ANYWHERE),
    "filing": Opened("`archive.yaml`, also one folder higher", "`archive`", YAML),
    "mailing": Opened("`mail.yaml`", "`mail`", YAML),
    "taken-back": Opened("a Word file that came back", "`take-back`", PAPER, ANYWHERE),
    "package": Opened("a package", "`verify`", "readers/zip/salvage.py LARGEST", ANYWHERE),
    "signature": Opened(
        "a signature, its certificate, its time stamp", "`verify`",
        "library/archiving/signatures.py LARGEST_CERTIFICATES", ANYWHERE,
    ),
    "trusted": Opened(
        "certificates to trust", "`verify --trust`",
        "library/archiving/signatures.py LARGEST_CERTIFICATES", ANYWHERE,
    ),
    "catalogue": Opened(
        "归档文件目录.csv", "`archive`", "library/archiving/catalogue.py LARGEST_CATALOGUE",
        ANYWHERE,
    ),
    "to-do": Opened("`to-do.json`, which a killed run left", "every command", MANIFEST),
    "archived": Opened(
        "a package of the same 档号", "`archive`", "as large as the new one", ANYWHERE
    ),
}  # fmt: skip

LIMITS = (
    Limit("levels of lists and keys in a YAML file", "yaml/source.py DEEPEST", ""),
    Limit("a picture, and a drawn SVG", "briefing/reading/scanning.py MOST_PIXELS", "pixels"),
    Limit("shapes of an SVG, as often as used", "briefing/reading/svg_weight.py MOST_SHAPES", ""),
    Limit(
        "parts of an SVG with a filter", "briefing/reading/svg_weight.py MOST_FILTERED", ""
    ),
    Limit("longer side of a picture by the shorter", "briefing/reading/scanning.py LONGEST", ""),
    Limit("paragraphs and rows of tables of a paper", "compose/length.py MOST_LINES", ""),
    Limit("characters of a paper", "compose/length.py MOST_CHARACTERS", ""),
    Limit("figures of a metrics sheet", "compose/sheet/fitting.py MOST_FIGURES", ""),
    Limit("digits of a figure's value", "briefing/model.py MOST_DIGITS", ""),
    Limit("digits of a computed value", "briefing/numbers.py MOST_DIGITS", ""),
    Limit("brackets or derived figures within each other", "briefing/formulas.py DEEPEST", ""),
    Limit("copies that are printed", "library/printing/options.py MOST_COUNT", ""),
    Limit("copies that are numbered", "library/printing/copies.py MOST_COPIES", ""),
    Limit("parts of a Word file or OFD", "readers/zip/parts.py MOST_PARTS", ""),
    Limit("all parts of one, unpacked", "readers/zip/parts.py LARGEST", "bytes"),
    Limit("one part of XML, unpacked", "readers/xml.py LARGEST", "bytes"),
    Limit("nodes of one part of XML", "readers/xml.py MOST_NODES", ""),
    Limit("all streams read of a PDF, unpacked", "readers/pdf/streams.py LARGEST", "bytes"),
    Limit("characters that a PDF draws", "readers/pdf/glyphs.py MOST_CHARACTERS", ""),
    Limit("operations of a PDF", "readers/pdf/glyphs.py MOST_OPERATIONS", ""),
    Limit("levels of marked content in a PDF", "readers/pdf/opening.py DEEPEST_MARK", ""),
    Limit("texts of a PDF's page that bound it", "readers/pdf/opening.py MOST_CLIPS", ""),
    Limit("a row of a PDF's stream", "readers/pdf/streams.py LONGEST_ROW", "bytes"),
    Limit("forms that a PDF draws", "readers/pdf/glyphs.py MOST_FORMS", ""),
    Limit("rows of a workbook or CSV with new values", "readers/sheet/cells.py MOST_ROWS", ""),
    Limit("columns of one", "readers/sheet/cells.py MOST_COLUMNS", ""),
    Limit("tags of one", "readers/sheet/cells.py MOST_TAGS", ""),
    Limit("a workbook, unpacked", "readers/sheet/cells.py LARGEST_SHEET", "bytes"),
    Limit("filters of one stream of a PDF", "readers/pdf/streams.py MOST_FILTERS", ""),
    Limit("all files of a small package, unpacked", "readers/zip/salvage.py ALWAYS", "bytes"),
    Limit("files of a package", "readers/zip/salvage.py MOST_FILES", ""),
    Limit("a packed file of a package", "library/archiving/unpacked.py MOST_UNPACKED", "bytes"),
)  # fmt: skip


def value_of(constant: str) -> int:
    """Return a constant: `yaml/source.py LARGEST_FILE`. Raises AttributeError where it is none."""
    file, name = constant.split(" ")
    module = import_module("jianbao." + file.removesuffix(".py").replace("/", "."))
    return int(getattr(module, name))


def bound(opened: Opened) -> str:
    """Return how many bytes are read at most, as a person reads it."""
    if " " not in opened.limit or not opened.limit.split(" ")[0].endswith(".py"):
        return opened.limit
    return amount(value_of(opened.limit), "bytes")


def amount(number: int, unit: str) -> str:
    """Return a number with its unit: 2 MiB, 50,000,000 pixels."""
    if unit == "bytes" and number % (1024 * 1024) == 0:
        return f"{number // (1024 * 1024)} MiB"
    return f"{number:,} {unit}".strip()


def _files() -> Iterator[str]:
    yield "| file | opened by | at most | where it may lie |"
    yield "|---|---|---|---|"
    for opened in OPENED.values():
        yield f"| {opened.what} | {opened.by} | {bound(opened)} | {opened.place} |"


def _others() -> Iterator[str]:
    yield "| of | at most | constant |"
    yield "|---|---|---|"
    for limit in LIMITS:
        at_most = amount(value_of(limit.constant), limit.unit)
        yield f"| {limit.what} | {at_most} | `{limit.constant}` |"
    constants = {opened.limit: None for opened in OPENED.values() if ".py " in opened.limit}
    for constant in constants:
        yield f"| a file, as above | {amount(value_of(constant), 'bytes')} | `{constant}` |"


def with_tables(text: str) -> str:
    """Return the page's text with each table made anew, between `<!-- NAME -->` and its end."""
    for name, lines in (("files", _files()), ("others", _others())):
        before, rest = text.split(f"<!-- {name} -->\n")
        after = rest[rest.index(f"<!-- end of {name} -->") :]
        text = before + f"<!-- {name} -->\n" + "\n".join(lines) + "\n" + after
    return text


def main() -> None:
    """Write the page's tables."""
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
