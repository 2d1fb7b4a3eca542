"""The core that reads Word files: names, text, fields, tables, numbers; and what it refuses."""

from __future__ import annotations

import time

import pytest

from jianbao.readers import xml as xml_module
from jianbao.readers.errors import ReadError, TooLargeError
from jianbao.readers.word.elements import PARAGRAPH, TABLE
from jianbao.readers.word.measured import WordFile
from jianbao.readers.word.numbering import ListNumbers, written
from jianbao.readers.word.package import WordPackage
from jianbao.readers.word.pieces import WordPieces
from jianbao.readers.word.printed import printed_lines
from jianbao.readers.word.styles import WordStyles
from jianbao.readers.word.tables import cells_of, columns_of
from jianbao.readers.word.text import Field, inline, run_text, spans
from jianbao.readers.xml import Element, parsed
from tests.helpers.word_files import (
    WORD,
    paragraph,
    part,
    relationships,
    word_file,
    word_parts,
    zip_of,
)

STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
BODY = paragraph("第一段") + paragraph("第二段")


def body_of(body: str) -> Element:
    return WordPackage(word_file(body)).body


def texts(data: bytes) -> list[str]:
    return [piece.text for piece in WordPieces(data).pieces()]


# ---- names


@pytest.mark.parametrize("prefix", ["w", "ns0", "x"])
@pytest.mark.parametrize("namespace", [WORD, STRICT])
def test_a_namespace_is_known_by_its_name_not_by_its_prefix(prefix: str, namespace: str) -> None:
    data = word_file(BODY, prefix=prefix, namespace=namespace)
    assert texts(data) == ["第一段", "第二段"]
    assert [each.text for each in WordFile(data).paragraphs] == ["第一段", "第二段"]
    assert list(printed_lines(data)) == ["第一段", "第二段"]


def test_the_document_is_where_the_file_says() -> None:
    parts = word_parts(BODY)
    parts["word/document9.xml"] = parts.pop("word/document.xml")
    parts["_rels/.rels"] = relationships(("r1", "officeDocument", "/word/document9.xml", ""))
    assert texts(zip_of(parts)) == ["第一段", "第二段"]


def test_what_lies_outside_the_file_is_never_opened() -> None:
    parts = word_parts(f'{BODY}<w:sectPr><w:headerReference w:type="first" r:id="r7"/></w:sectPr>')
    outside = ("r7", "header", "file:///etc/passwd", "External")
    parts["word/_rels/document.xml.rels"] = relationships(outside)
    package = WordPackage(zip_of(parts))
    assert package.related(package.main, "r7") == ""
    assert package.of_kind("header") == ""
    with pytest.raises(ReadError):
        WordPieces(zip_of(parts)).pieces()
    file = WordFile(zip_of(parts))
    assert file.edges(file.sections[0], "header") == {}


# ---- what is refused


REFUSED: dict[str, str] = {
    "an entity from outside": '<!DOCTYPE d [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
    "a document type": "<!DOCTYPE d>",
    "entities that grow": '<!DOCTYPE d [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>',
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_document_type_is_refused(name: str) -> None:
    parts = word_parts(paragraph("&b;" if "grow" in name else "文"))
    document = str(parts["word/document.xml"]).replace("?>", f"?>{REFUSED[name]}")
    parts["word/document.xml"] = document
    for read in (WordPieces, WordFile, lambda data: list(printed_lines(data))):
        with pytest.raises(ReadError):
            read(zip_of(parts))


@pytest.mark.parametrize("lost", ["_rels/.rels", "word/document.xml"])
def test_what_is_no_word_file_is_refused(lost: str) -> None:
    parts = word_parts(BODY)
    del parts[lost]
    with pytest.raises(ReadError):
        WordPackage(zip_of(parts))


@pytest.mark.parametrize("document", ["", "<", "<a/>", f'<w:document xmlns:w="{WORD}"/>', "\0"])
def test_a_document_without_a_body_is_refused(document: str) -> None:
    with pytest.raises(ReadError):
        WordPackage(zip_of({**word_parts(BODY), "word/document.xml": document}))


@pytest.mark.parametrize(("limit", "most"), [("LARGEST", 100), ("MOST_NODES", 10)])
def test_xml_beyond_the_limits_is_refused(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = word_file(BODY)
    WordPackage(data)
    monkeypatch.setattr(xml_module, limit, most)
    with pytest.raises(TooLargeError):
        WordPackage(data)


def test_elements_nested_too_deep_are_refused() -> None:
    with pytest.raises(ReadError):
        parsed(b"<a>" * 300 + b"</a>" * 300, "a")


def test_a_hundred_thousand_paragraphs_take_as_long_as_they_are_many() -> None:
    started = time.perf_counter()
    data = word_file(paragraph("文") * 100_000)
    assert len(WordPieces(data).pieces()) == 100_000
    assert len(WordFile(data).paragraphs) == 100_000
    assert time.perf_counter() - started < 60


def test_a_table_of_ten_thousand_rows_takes_as_long_as_it_is_high() -> None:
    merged = "<w:tcPr><w:vMerge/></w:tcPr>"
    rows = f"<w:tr><w:tc>{merged}<w:p/></w:tc><w:tc><w:p/></w:tc></w:tr>" * 10_000
    first = '<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc><w:tc/></w:tr>'
    started = time.perf_counter()
    (table,) = body_of(f"<w:tbl>{first}{rows}</w:tbl>").iter(TABLE)
    assert cells_of(table)[0][0].down == 10_001
    assert time.perf_counter() - started < 20


# ---- text


def first_paragraph(inner: str) -> Element:
    return next(body_of(f"<w:p>{inner}</w:p>").iter(PARAGRAPH))


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


SHOWN = {
    "a hyperlink": (f"<w:hyperlink>{run('甲')}</w:hyperlink>", "甲"),
    "an insertion": (f"<w:ins>{run('甲')}</w:ins>", "甲"),
    "a deletion": (f"<w:del>{run('甲')}</w:del>", ""),
    "moved away": (f"<w:moveFrom>{run('甲')}</w:moveFrom><w:moveTo>{run('乙')}</w:moveTo>", "乙"),
    "a control": (f"<w:sdt><w:sdtPr/><w:sdtContent>{run('甲')}</w:sdtContent></w:sdt>", "甲"),
    "a box": (f"<w:r><w:pict><w:p>{run('甲')}</w:p></w:pict><w:t>乙</w:t></w:r>", "乙"),
    "signs": ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:tab/><w:t>b</w:t><w:br/></w:r>", "a-\tb\n"),
    "tab stops": (f"<w:pPr><w:tabs><w:tab w:val='left'/></w:tabs></w:pPr>{run('甲')}", "甲"),
    "a comment within": ("<w:r><w:t>甲<!-- x -->乙</w:t></w:r>", "甲乙"),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_paragraph_shows_as_its_own(name: str) -> None:
    inner, text = SHOWN[name]
    assert "".join(map(run_text, inline(first_paragraph(inner)))) == text


def sign(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def told(instruction: str) -> str:
    return f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"


BEGIN, BETWEEN, END = map(sign, ("begin", "separate", "end"))
FIELDS = {
    "simple": (f'甲<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', [(" PAGE ", "7")]),
    "complex": (BEGIN + told(" PAGE ") + BETWEEN + run("7") + END, [(" PAGE ", "7")]),
    "in two halves": (BEGIN + told(" PA") + told("GE ") + BETWEEN + run("7") + END,
                      [(" PAGE ", "7")]),
    "in one run": (
        (BEGIN + told("PAGE") + BETWEEN + run("7") + END).replace("</w:r><w:r>", ""),
        [("PAGE", "7")],
    ),
    "without a result": (BEGIN + told("PAGE") + END, [("PAGE", "")]),
    "within another": (
        BEGIN + told("IF ") + BEGIN + told("PAGE") + BETWEEN + run("7") + END + told(" = 1")
        + BETWEEN + run("首") + END,
        [("IF  = 1", "首"), ("PAGE", "7")],
    ),
    "shown within another": (
        BEGIN + told("TOC") + BETWEEN + run("甲") + BEGIN + told("PAGEREF") + BETWEEN + run("7")
        + END + END,
        [("TOC", "甲7"), ("PAGEREF", "7")],
    ),
    "open": (BEGIN + told("TOC") + BETWEEN + run("甲"), [("TOC", "甲后")]),
    "ended only": (END + BEGIN + told("PAGE") + BETWEEN + run("7") + END, [("PAGE", "7")]),
}  # fmt: skip


@pytest.mark.parametrize("name", FIELDS)
def test_fields(name: str) -> None:
    inner, expected = FIELDS[name]
    found = list(spans(first_paragraph(run("前") + inner + run("后"))))
    fields = [each for one in found if isinstance(one, Field) for each in one.all]
    assert [(each.instruction, each.text) for each in fields] == expected
    outside = "".join(each for each in found if isinstance(each, str))
    assert outside == ("前" if name == "open" else "前后")


# ---- tables


def test_cells_reach_over_columns_and_rows_within_wrappers() -> None:
    def cell(properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p/></w:tc>"

    down, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    grid = "<w:tblGrid><w:gridCol/><w:gridCol/><w:gridCol/></w:tblGrid>"
    wide = cell('<w:gridSpan w:val="2"/>')
    skipped = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    rows = (
        f"<w:tr>{wide}{cell(down)}</w:tr>"
        f"<w:sdt><w:sdtContent><w:tr>{cell()}{cell()}{cell(more)}</w:tr></w:sdtContent></w:sdt>"
        f"<w:tr>{skipped}<w:sdt><w:sdtContent>{cell()}</w:sdtContent></w:sdt>{cell(more)}</w:tr>"
    )
    (table,) = body_of(f"<w:tbl>{grid}{rows}</w:tbl>").iter(TABLE)
    assert columns_of(table) == 3
    found = [[(each.column, each.span, each.down) for each in row] for row in cells_of(table)]
    assert found == [[(0, 2, 1), (2, 1, 3)], [(0, 1, 1), (1, 1, 1)], [(1, 1, 1)]]


# ---- numbers


def level(index: int, text: str, form: str = "decimal", more: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


LEVELS = (
    level(0, "%1、", "chineseCounting", '<w:pStyle w:val="H1"/>')
    + level(1, "（%2）", "chineseCountingThousand")
    + level(2, "%3.", more="<w:isLgl/>")
    + level(3, "%1.%4", more="<w:isLgl/>")
    + level(4, "%5)", "lowerLetter", '<w:lvlRestart w:val="0"/>')
)


def labels(
    paragraphs: list[tuple[str, int, str]], numbering: str = "", styles: str = ""
) -> list[str]:
    """Return the labels of paragraphs: number, level and style of each; "" where it says none."""
    body = ""
    for number, index, style in paragraphs:
        own = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>'
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        body += paragraph("文", named + (own if number else ""))
    given = numbering or (
        f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="5"/></w:lvlOverride></w:num>'
    )
    root = parsed(part("numbering", given).encode(), "numbering")
    numbers = ListNumbers(root, WordStyles(parsed(part("styles", styles).encode(), "styles"), None))
    return [numbers.label(each) for each in body_of(body).iter(PARAGRAPH)]


def test_labels_are_counted() -> None:
    found = labels([("1", 0, ""), ("1", 1, ""), ("1", 1, ""), ("1", 2, ""), ("", 0, ""),
                    ("1", 0, ""), ("1", 1, ""), ("1", 3, "")])  # fmt: skip
    assert found == ["一、", "（一）", "（二）", "1.", "", "二、", "（一）", "2.1"]


def test_a_level_that_never_restarts_goes_on() -> None:
    assert labels([("1", 0, ""), ("1", 4, ""), ("1", 0, ""), ("1", 4, "")])[1::2] == ["a)", "b)"]


def test_another_number_of_the_same_list_begins_where_it_is_told() -> None:
    found = labels([("1", 0, ""), ("2", 0, ""), ("2", 0, ""), ("1", 0, "")])
    assert found == ["一、", "五、", "六、", "七、"]


def test_a_style_has_its_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr>'
        '</w:pPr></w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    paragraphs = [("", 0, "H1"), ("", 0, "H2"), ("", 0, "H1"), ("0", 0, "H1")]
    assert labels(paragraphs, styles=styles) == ["一、", "（一）", "二、", ""]


def test_a_list_may_be_a_link_to_another_and_a_bullet_is_no_number() -> None:
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>{level(0, "第%1条")}'
        f"{level(1, '•', 'bullet')}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    )
    assert labels([("3", 0, ""), ("3", 1, ""), ("3", 0, "")], numbering) == ["第1条", "", "第2条"]


@pytest.mark.parametrize(
    ("count", "style", "text"),
    [
        (1, "chineseCounting", "一"), (10, "chineseCounting", "十"),
        (19, "chineseCounting", "十九"),
        (20, "chineseCounting", "二十"), (105, "chineseCountingThousand", "一百零五"),
        (110, "chineseCounting", "一百一十"), (1001, "chineseCounting", "一千零一"),
        (10_000, "chineseCounting", "10000"), (0, "chineseCounting", "0"),
        (3, "decimalEnclosedCircleChinese", "③"), (21, "decimalEnclosedCircle", "21"),
        (27, "lowerLetter", "aa"), (4, "upperLetter", "D"), (49, "lowerRoman", "xlix"),
        (2022, "upperRoman", "MMXXII"), (7, "decimalZero", "07"), (12, "decimalFullWidth", "１２"),
        (20, "ideographDigital", "二〇"), (5, "none", ""), (6, "unheardOf", "6"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(count: int, style: str, text: str) -> None:
    assert written(count, style) == text


# ---- styles, notes, what is printed


def test_notes_are_without_separators_and_numbered_in_their_order() -> None:
    mark = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    notes = part("footnotes", "".join(
        f'<w:footnote w:id="{n}"{kind}><w:p><w:r><w:footnoteRef/><w:t>注{n}</w:t></w:r></w:p>'
        "</w:footnote>"
        for n, kind in ((0, ' w:type="separator"'), (3, ""), (2, ' w:type="normal"'))
    ))  # fmt: skip
    body = f"<w:p>{run('甲')}{mark.format(2)}{mark.format(3)}{mark.format(9)}</w:p>"
    data = word_file(body, more={"word/footnotes.xml": notes})
    assert texts(data) == ["甲[^2][^1][^0]", "注3", "注2"]


def test_styles_in_a_circle_end() -> None:
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{a}"><w:name w:val="{a}"/>'
        f'<w:basedOn w:val="{b}"/></w:style>'
        for a, b in (("A", "B"), ("B", "A"))
    )
    data = word_file(
        paragraph("文", '<w:pStyle w:val="A"/>'), more={"word/styles.xml": part("styles", styles)}
    )
    assert WordFile(data).paragraphs[0].style[:2] == ("a", "b")


def test_what_is_printed_anywhere_is_a_line() -> None:
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    chart = f'<c xmlns:a="{drawing}"><a:p><a:r><a:t>机密</a:t></a:r></a:p></c>'
    box = f"<w:p><w:r><w:pict><w:p>{run('框')}</w:p></w:pict></w:r></w:p>"
    data = word_file(
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>" + box,
        more={"word/header1.xml": part("hdr", paragraph("眉")), "word/charts/chart1.xml": chart},
    )
    assert set(printed_lines(data)) == {"甲", "乙", "丙", "框", "眉", "机密"}
