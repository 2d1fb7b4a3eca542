"""The layout of finished files: our own depart from nothing, every planted fault is found."""

from __future__ import annotations

import io
import re
from copy import deepcopy
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from reportlab.lib.colors import black

from jianbao.compose.template.reading import read_template
from jianbao.library.making import make_release as build
from jianbao.library.options import Surroundings
from jianbao.library.release.release import Release
from jianbao.messages.standard import REQUIRED
from jianbao.proof.standard.departures import theme_departures
from jianbao.proof.standard.measuring.checking import check_bytes
from jianbao.proof.standard.requirement import Measure, Reading, Verdict
from jianbao.proof.standard.requirements import REQUIREMENTS
from jianbao.proof.standard.words import measured_text
from jianbao.readers.faces import colour_of, is_bold, role_of
from tests.conftest import BUNDLE, CASES, PINGXIANG, ROOT
from tests.helpers.drawn_papers import BODY, Letter, Paper, draw_letter, draw_paper
from tests.helpers.libreoffice import LibreOffice
from tests.helpers.messages import every_term
from tests.helpers.word_papers import WordPaper, draw_word_paper

OVERVIEW = (ROOT / "templates/overview/template.yaml").read_text("utf-8")
FIRST = BODY[0]


def broken(data: bytes, form: str = "") -> set[str]:
    """Return the codes of the rules that a file breaks, or that are doubtful."""
    checked = check_bytes(data, "paper", form)
    bad = (Verdict.BROKEN, Verdict.DOUBTFUL)
    return {reading.requirement.code for reading in checked.readings if reading.verdict in bad}


def verdicts(data: bytes, form: str = "") -> dict[str, Verdict]:
    return {r.requirement.code: r.verdict for r in check_bytes(data, "paper", form).readings}


# ---- our own papers


def test_our_own_papers_depart_from_nothing(release: Release) -> None:
    word, pdf = (output.data for output in release.outputs[:2])
    for data in (word, pdf):
        assert broken(data) == set()
    kept = {code for code, verdict in verdicts(pdf).items() if verdict is Verdict.KEPT}
    assert len(kept) == 30
    assert Verdict.UNKNOWN not in verdicts(pdf).values()
    only_laid_out = {"first-page-body", "line-start", "line-end", "dash-split", "connector",
                     "number-split"}  # fmt: skip
    unknown = {code for code, each in verdicts(word).items() if each is Verdict.UNKNOWN}
    assert unknown == only_laid_out
    assert {code for code, each in verdicts(word).items() if each is Verdict.KEPT} == (
        kept - only_laid_out
    )


def changed_template(tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """Return a working folder whose overview differs."""
    text = OVERVIEW
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    folder = tmp_path / "templates/overview"
    folder.mkdir(parents=True)
    (folder / "template.yaml").write_text(text, "utf-8")
    return tmp_path


PITCH = "leading: 28.95"
BODY_STYLE = "face: fang, size: 16, scale: 98, leading: 28.95, indent: 2"
TITLE_STYLE = "face: biaosong, size: 22, leading: 28.95, align: center"
TEMPLATES = {
    "paper": (("width: 210, height: 297", "width: 215.9, height: 279.4"),
              {"paper", "width", "height", "lines", "characters"}),
    "top 25": (("top: 37", "top: 25"), {"top", "height", "lines"}),
    "bottom 25": (("bottom: 35", "bottom: 25"), {"height", "lines"}),
    "left 25": (("left: 28, right: 26", "left: 25, right: 29"), {"left"}),
    "right 36": (("right: 26", "right: 36"), {"width", "characters"}),
    "pitch 30": ((PITCH, "leading: 30"), {"pitch", "lines"}),
    "pitch 33": ((PITCH, "leading: 33"), {"pitch", "lines"}),
    "27 characters": (("scale: 98", "scale: 100"), {"characters"}),
    "body face": ((BODY_STYLE, BODY_STYLE.replace("fang", "song")), {"body-face"}),
    "body 14 pt": ((BODY_STYLE, BODY_STYLE.replace("16", "14")), {"body-size", "characters"}),
    "no indent": ((BODY_STYLE, BODY_STYLE.replace("indent: 2", "indent: 0")), {"indent"}),
    "title 16 pt": ((TITLE_STYLE, TITLE_STYLE.replace("22", "16")), {"title-size"}),
    "title face": ((TITLE_STYLE, TITLE_STYLE.replace("biaosong", "hei")), {"title-face"}),
    "title left": ((TITLE_STYLE, TITLE_STYLE.replace("center", "left")), {"title-place"}),
    "heading face": (("heading 1, face: hei", "heading 1, face: kai"), {"heading1"}),
    "number face": (("footer, face: song", "footer, face: fang"), {"number-face"}),
    "number size": (("face: song, size: 14", "face: song, size: 10.5"), {"number-size"}),
    "number low": (("numbers: yes", "numbers: yes, number_drop: 14"), {"number-drop"}),
    "no numbers": (("numbers: yes", "numbers: no"), {"number-shown"}),
    "number form": (("labels:\n", 'labels:\n  page_number: "第{page}页"\n'), {"number-form"}),
}  # fmt: skip


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_changed_template_is_found_out_in_word_and_pdf(name: str, tmp_path: Path) -> None:
    change, expected = TEMPLATES[name]
    around = Surroundings(changed_template(tmp_path, change))
    made = build(PINGXIANG, around=around)
    word, pdf = (output.data for output in made.outputs[:2])
    assert broken(word) == expected
    assert broken(pdf) == expected


# ---- papers that others made


@pytest.mark.parametrize("form", ["", "general"])
def test_a_red_headed_paper_is_kept(form: str) -> None:
    found = verdicts(draw_paper(Paper()), form)
    others = {code for code, verdict in found.items() if verdict is not Verdict.KEPT}
    assert others == {"heading2", "heading4"}


PAPERS = {
    "short red line": (Paper(line_width=120), {"red-line-width"}),
    "black line": (Paper(line_colour=black), {"red-line-colour"}),
    "line too low": (Paper(line_gap=9), {"red-line-gap"}),
    "name too high": (Paper(mark_top=25), {"mark-top"}),
    "name black": (Paper(mark_colour=black), {"mark-colour"}),
    "name in Hei": (Paper(mark_face="hei"), {"mark-face"}),
    "name aside": (Paper(mark_shift=-30), {"mark-place"}),
    "number in [ ]": (Paper(number="某政发[2026]7号"), {"document-number"}),
    "number with 第": (Paper(number="某政发〔2026〕第7号"), {"document-number"}),
    "number with 0": (Paper(number="某政发〔2026〕07号"), {"document-number"}),
    "year short": (Paper(number="某政发〔26〕7号"), {"document-number"}),
    "title 16 pt": (Paper(title_size=16), {"title-size"}),
    "title a box": (Paper(title=("关于做好今冬明春", "安全生产工作通知")), {"title-shape"}),
    "addressee": (Paper(addressee="各县区人民政府，市政府各部门"), {"addressee"}),
    "no body on page one": (Paper(only_head=True), {"first-page-body"}),
    "heading": (Paper(heading=("fang", "一、总体要求")), {"heading1"}),
    "level 3 in Hei": (Paper(level3=("hei", "1.加强领导。")), {"heading3"}),
    "level 3 bold": (Paper(bold=True), {"heading3"}),
    "level 2": (Paper(heading=("fang", "（一）加强统筹")), {"heading2"}),
    "level 4": (Paper(level3=("kai", "（1）压实责任。")), {"heading4"}),
    "number at the side": (Paper(number_indent=0), {"number-indent"}),
    "annexes": (Paper(annex=("附件：1.任务分工表；", "2.工作进度表。")), {"annex-note"}),
    "date with 0": (Paper(date="2026年07月04日"), {"date"}),
    "date in words": (Paper(date="二〇二六年七月四日"), {"date"}),
    "copies": (Paper(copies="抄送：市委办公室，市政协办公室"), {"copies"}),
    "no first rule": (Paper(imprint_lines=(1, 2)), {"imprint-lines"}),
    "no last rule": (Paper(imprint_lines=(0, 1)), {"imprint-lines"}),
    "no rule between": (Paper(imprint_lines=(0, 2)), {"imprint-lines"}),
    "outer rules": (Paper(outer=0.7), {"imprint-outer"}),
    "inner rule": (Paper(inner=0.5), {"imprint-inner"}),
    "rules short": (Paper(imprint_width=120), {"imprint-width"}),
    "imprint high": (Paper(imprint_foot=15), {"imprint-foot"}),
    "imprint size": (Paper(imprint_size=16), {"imprint-size"}),
    "number centred": (Paper(number_place="centred"), {"number-place"}),
    "number inside": (Paper(number_place="inner"), {"number-place"}),
    "number - 1 -": (Paper(number_form="-{}-"), {"number-form"}),
    "line begins with ，": (Paper(lines={2: "，" + FIRST[1:]}), {"line-start"}),
    "line ends with “": (Paper(lines={2: FIRST[:27] + "“"}), {"line-end"}),
    "—— parted": (Paper(lines={2: FIRST[:27] + "—", 3: "—" + FIRST[1:]}), {"dash-split"}),
    "～ first": (Paper(lines={3: "～" + FIRST[1:]}), {"connector"}),
    "2026 parted": (Paper(lines={2: FIRST[:27] + "20", 3: "26" + FIRST[1:]}), {"number-split"}),
    "no text": (Paper(body=("（此页无正文）",)), {"no-text-page"}),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_fault_in_a_pdf_is_found_by_its_clause_alone(name: str) -> None:
    paper, expected = PAPERS[name]
    assert broken(draw_paper(paper)) == expected


def test_whole_dashes_and_numbers_may_begin_a_line() -> None:
    lines = {2: FIRST[:27] + "度", 3: "——" + FIRST[2:], 5: "2026" + FIRST[2:]}
    assert broken(draw_paper(Paper(lines=lines))) == set()


LETTERS = {
    "kept": (Letter(), set()),
    "mark low": (Letter(mark_top=37), {"letter-mark"}),
    "rules short": (Letter(width=156), {"letter-width"}),
    "rule far": (Letter(gap=8), {"letter-gap"}),
    "foot": (Letter(foot=25), {"letter-foot"}),
    "page one numbered": (Letter(first_number=True), {"letter-first"}),
}


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter(name: str) -> None:
    letter, expected = LETTERS[name]
    assert broken(draw_letter(letter), "letter") == expected


def test_what_a_paper_is_like_decides_which_rules_hold() -> None:
    """Without a form asked for: a letter by its rules, a bulletin by its name without a number."""
    assert broken(draw_letter(Letter())) == set()
    assert broken(draw_letter(Letter(width=156))) == {"letter-width"}
    assert broken(draw_paper(Paper(number="第12期", mark="某某工作简报", mark_top=20))) == set()
    assert broken(draw_paper(Paper(mark_top=20))) == {"mark-top"}


def test_a_line_under_the_page_number_is_counted() -> None:
    """The footer ends 1 cm above the paper's foot; what stands under the number raises it."""
    word = docx.Document(io.BytesIO(draw_word_paper(WordPaper())))
    section = word.sections[0]
    section.footer_distance = Mm(10)
    for footer in (section.footer, section.even_page_footer):
        for paragraph in (footer.paragraphs[0], footer.add_paragraph()):
            paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            paragraph.paragraph_format.line_spacing = Pt(18)
    for height, expected in ((18, {"number-drop"}), (42, set())):
        for footer in (section.footer, section.even_page_footer):
            footer.paragraphs[1].paragraph_format.line_spacing = Pt(height)
        data = io.BytesIO()
        word.save(data)
        assert broken(data.getvalue()) == expected


def test_a_form_demands_its_parts(overview: bytes) -> None:
    general = {"mark-top", "mark-colour", "document-number", "red-line-width", "date",
               "imprint-lines"}  # fmt: skip
    assert broken(overview, "general") == general
    assert broken(overview, "minutes") == {"mark-top", "mark-colour", "minutes-name"}
    assert broken(overview, "bulletin") == {"red-line-width", "bulletin-name", "bulletin-issue"}
    assert broken(draw_paper(Paper()), "minutes") == {"minutes-name"}
    assert broken(draw_paper(Paper(mark="市长办公会议纪要")), "minutes") == set()


WORDS = {
    "top 25": (WordPaper(top=25), {"top"}),
    "left 25": (WordPaper(left=25), {"left"}),
    "pitch 30": (WordPaper(pitch=30), {"pitch", "lines"}),
    "27 characters": (WordPaper(tracking=0), {"characters"}),
    "body face": (WordPaper(body_face="宋体"), {"body-face", "imprint-face"}),
    "title face": (WordPaper(title_face="黑体"), {"title-face"}),
    "title 16 pt": (WordPaper(title_size=16), {"title-size"}),
    "title left": (WordPaper(title_align="left"), {"title-place"}),
    "heading face": (WordPaper(heading_face="楷体_GB2312"), {"heading1"}),
    "no indent": (WordPaper(indent=0), {"indent"}),
    "number in [ ]": (WordPaper(number="某政发[2026]7号"), {"document-number"}),
    "name black": (WordPaper(mark_colour="000000"), {"mark-colour"}),
    "black line": (WordPaper(line_colour="000000"), {"red-line-colour"}),
    "short red line": (WordPaper(line_indent=40), {"red-line-width"}),
    "addressee": (WordPaper(addressee="各县区人民政府"), {"addressee"}),
    "date with 0": (WordPaper(date="2026年07月04日"), {"date"}),
    "copies": (WordPaper(copies="抄送：市委办公室"), {"copies"}),
    "no first rule": (WordPaper(rules=("insideH", "bottom")), {"imprint-lines"}),
    "no rule between": (WordPaper(rules=("top", "bottom")), {"imprint-lines"}),
    "outer rules": (WordPaper(outer=16), {"imprint-outer"}),
    "number centred": (WordPaper(footer="center"), {"number-place"}),
    "number inside": (WordPaper(footer="inner"), {"number-place"}),
    "number right": (WordPaper(footer="right"), {"number-place"}),
    "number face": (WordPaper(footer_face="黑体"), {"number-face"}),
    "number size": (WordPaper(footer_size=10.5), {"number-size"}),
    "number - 1 -": (WordPaper(dashes="- {} -"), {"number-form"}),
    "page one unnumbered": (WordPaper(first_page_number=False), {"number-shown"}),
}
WHERE_WORD_PUTS_THEM = {"number-drop", "mark-top", "imprint-foot"}
"""What a Word file does not show, and its PDF does: this one leaves them to chance."""


@pytest.mark.parametrize("name", WORDS)
def test_a_fault_in_a_word_file_is_found_by_its_clause_alone(name: str) -> None:
    paper, expected = WORDS[name]
    assert broken(draw_word_paper(paper)) == expected


def test_a_word_file_does_not_guess_what_only_a_page_shows() -> None:
    found = verdicts(draw_word_paper(WordPaper()))
    assert Verdict.BROKEN not in found.values()
    unknown = {code for code, verdict in found.items() if verdict is Verdict.UNKNOWN}
    assert unknown == WHERE_WORD_PUTS_THEM | {
        "first-page-body", "red-line-gap", "line-start", "line-end", "dash-split", "connector",
        "number-split",
    }  # fmt: skip


def test_word_and_its_pdf_tell_the_same(tmp_path: Path) -> None:
    """The PDF is LibreOffice's: no line of it was drawn by us."""
    names = ["top 25", "pitch 30", "27 characters", "body face", "title left", "no indent",
             "short red line", "black line", "no first rule", "number inside"]  # fmt: skip
    office = LibreOffice.start(tmp_path, BUNDLE)
    words = {f"p{n}": draw_word_paper(WORDS[name][0]) for n, name in enumerate(names)}
    for path, name in zip(office.pdfs(words).values(), names, strict=True):
        assert broken(path.read_bytes()) - WHERE_WORD_PUTS_THEM == WORDS[name][1], name


# ---- the rules themselves


def test_every_rule_has_words_and_none_is_left_over() -> None:
    codes = [rule.code for rule in REQUIREMENTS]
    assert len(codes) == len(set(codes))
    assert set(REQUIRED) == set(codes)


def test_every_rule_can_be_measured_and_broken() -> None:
    planted = [*TEMPLATES.values(), *PAPERS.values(), *LETTERS.values(), *WORDS.values()]
    seen = {code for _, expected in planted for code in expected}
    seen |= {"minutes-name", "bulletin-name", "bulletin-issue"}  # by their form
    assert {rule.code for rule in REQUIREMENTS} == seen


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("ABCDEF+FZFSK--GBK1-0", "fang"),
        ("仿宋_GB2312", "fang"),
        ("STFangsong", "fang"),
        ("SimHei", "hei"),
        ("KaiTi_GB2312", "kai"),
        ("FZXBSJW--GB1-0", "biaosong"),
        ("方正小标宋简体", "biaosong"),
        ("NSimSun", "song"),
        ("TimesNewRomanPSMT", "TimesNewRomanPSMT"),
    ],
)
def test_faces_are_known_by_the_names_of_many_makers(name: str, role: str) -> None:
    assert role_of(name) == role


def test_bold_and_red() -> None:
    assert is_bold("FangSong,Bold")
    assert not is_bold("SimHei-Bold")
    assert [colour_of(255, 0, 0), colour_of(238, 60, 55), colour_of(20, 20, 30)] == [
        "red", "red", "black",
    ]  # fmt: skip
    assert colour_of(0x1F, 0x38, 0x64) == "1F3864"


# ---- what a theme departs from


def test_our_theme_departs_from_nothing() -> None:
    theme = read_template("overview", (ROOT / "templates",)).theme
    assert list(theme_departures(theme)) == []


THEMES = {
    "top 25": (("top: 37", "top: 25"), {"rule-top", "rule-height", "rule-lines"}),
    "pitch 30": ((PITCH, "leading: 30"), {"rule-pitch", "rule-lines"}),
    "centred": (("numbers: yes", "numbers: yes, number_place: center"), {"rule-number-place"}),
    "mirrored": (("numbers: yes", "numbers: yes, mirrored: yes"), {"rule-left"}),
    "flush": (("numbers: yes", "numbers: yes, number_indent: 0"), {"rule-number-indent"}),
    "heading": (("heading 1, face: hei", "heading 1, face: kai"), {"rule-heading1"}),
}


@pytest.mark.parametrize("name", THEMES)
def test_what_a_theme_departs_from_is_told(name: str, tmp_path: Path) -> None:
    change, expected = THEMES[name]
    folder = changed_template(tmp_path, change) / "templates"
    found = list(theme_departures(read_template("overview", (folder,)).theme))
    assert {dict(finding.values)["kind"] for finding in found} == {
        REQUIRED[code.removeprefix("rule-")] for code in expected
    }
    for finding in found:
        assert finding.code == "departure"
        assert "{" not in finding.text("zh") + finding.text("en")


def test_a_departure_has_its_unit_in_the_reader_s_language(tmp_path: Path) -> None:
    folder = changed_template(tmp_path, ("top: 37", "top: 25")) / "templates"
    found = theme_departures(read_template("overview", (folder,)).theme)
    told = {(each.text("zh"), each.text("en")) for each in found}
    assert any(re.search(r"\d毫米，不同", zh) and re.search(r"\d mm, ", en) for zh, en in told)
    assert any(re.search(r"本文为\d+行，", zh) and re.search(r"\d lines, ", en) for zh, en in told)


def test_units_are_not_mixed_in_chinese() -> None:
    for name, term in every_term():
        assert not re.search(r"[\d}] ?mm", term.zh), name
    reading = Reading(REQUIREMENTS[0], Measure(words=("200×297 mm",)), Verdict.BROKEN)
    assert measured_text(reading, "zh") == "200×297毫米"
    assert measured_text(reading, "en") == "200×297 mm"


def test_an_agenda_is_no_heading() -> None:
    """Its lines are numbered as headings are, on a page without text."""
    made = build(ROOT / "briefings/meeting-2026", around=Surroundings(ROOT))
    for output in made.outputs:
        found = verdicts(output.data)
        assert found["heading1"] is Verdict.KEPT
        assert found["heading2"] is Verdict.KEPT


def test_a_heading_in_the_face_of_its_text_is_no_agenda() -> None:
    assert broken(draw_word_paper(WordPaper(heading_face="仿宋_GB2312"))) == {"heading1"}
    assert broken(draw_paper(Paper(heading=("fang", "一、总体要求")))) == {"heading1"}


def test_a_cover_and_a_wide_table_are_not_the_text_area() -> None:
    """Sections of other margins before the text; its footers are those of the cover."""
    word = docx.Document(io.BytesIO(draw_word_paper(WordPaper())))
    section = word.sections[0]._sectPr
    for width, height in ((11906, 16838), (16838, 11906)):
        cover = deepcopy(section)
        cover.find(qn("w:pgSz")).set(qn("w:w"), str(width))
        cover.find(qn("w:pgSz")).set(qn("w:h"), str(height))
        cover.find(qn("w:pgMar")).set(qn("w:left"), "567")
        paragraph = word.paragraphs[0].insert_paragraph_before()
        paragraph._p.get_or_add_pPr().append(cover)
    for reference in section.findall(qn("w:footerReference")):
        section.remove(reference)
    data = io.BytesIO()
    word.save(data)
    assert broken(data.getvalue()) == set()


def test_names_over_a_short_text_are_not_its_body() -> None:
    for output in build(CASES / "good/minimal", around=Surroundings(ROOT)).outputs[:2]:
        assert broken(output.data) == set()


def test_lines_of_contents_are_no_headings() -> None:
    """The case has a table of contents, on paper of A5."""
    outputs = build(CASES / "good/live-fields", around=Surroundings(CASES)).outputs[:2]
    for output in outputs:
        found = broken(output.data)
        assert "heading1" not in found
        assert {"paper", "left", "width", "height", "lines", "characters"} <= found
