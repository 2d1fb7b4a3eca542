"""Findings, terms and amounts in the reader's language, and how a finding is printed."""

from __future__ import annotations

from typing import get_args

import pytest

from jianbao.cli.arguments import COMMANDS, make_parser
from jianbao.messages.commands import problems, unknown_form
from jianbao.messages.findings import Level, Place
from jianbao.messages.help import COMMAND_ABOUT, COMMAND_HELP
from jianbao.messages.options import ARCHIVE_OPTIONS, CHECK_OPTIONS, MAIL_OPTIONS, PRINT_OPTIONS
from jianbao.messages.report import LEVELS, report
from jianbao.messages.standard import REQUIRED, SOURCES, VERDICTS, departure
from jianbao.messages.terms import LANGUAGES, UNITS, Amount, Term, Unit, language_of, phrase
from jianbao.messages.yaml import KINDS, repeated_key, unknown_key, wrong_type
from jianbao.proof.standard.requirement import Source, Verdict
from jianbao.proof.standard.requirements import REQUIREMENTS
from jianbao.yaml.forms import Kind


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_TW.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "C"}, "en"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": ""}, "zh"),
    ],
)
def test_the_language_is_the_locale_s(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_a_report_has_place_level_sentence_and_hint() -> None:
    finding = repeated_key(Place("a.yaml", 3, 7), key="题", first=1)
    assert report(finding, "en") == (
        "a.yaml:3:7: error: the key '题' stands here again; it stood on line 1 already\n"
        "    hint: keep one of the two"
    )
    assert (
        report(finding, "zh") == "a.yaml:3:7: 必错: 键“题”重复，第1行已有\n    建议: 两处保留一处"
    )


def test_a_report_without_place_or_hint() -> None:
    finding = unknown_form(form="odt", allowed="docx").with_level(Level.WARNING)
    assert report(finding, "en") == "warning: 'odt' is not a form of output; allowed: docx"
    assert report(finding, "zh") == "疑似: “odt”不是输出格式；可用：docx"
    assert finding.hint("zh") == ""


def test_a_code_makes_a_finding_of_its_name_level_place_and_values() -> None:
    place = Place("a.yaml", 3, 7)
    finding = repeated_key(place, key="题", first=1)
    assert (finding.code, finding.level, finding.place) == ("repeated-key", Level.ERROR, place)
    assert finding.values == (("key", "题"), ("first", "1"))
    assert finding.room == "yaml" and repeated_key.made(finding) and not unknown_key.made(finding)


def test_a_kind_is_told_in_the_reader_s_language() -> None:
    finding = wrong_type(None, key="date", actual="x", kind=Kind.DATE.term)
    assert finding.text("zh") == "“date”不能是“x”；应为：日期，如2022-07-04"
    assert finding.plain == {"key": "date", "actual": "x"}


def test_an_amount_has_its_unit_in_the_reader_s_language() -> None:
    finding = departure(clause="5.2.1", kind=REQUIRED["top"], asked=Amount("25~26", "mm"))
    assert "25~26 mm," in finding.text("en") and "25~26毫米，" in finding.text("zh")
    assert set(UNITS) >= {rule.unit for rule in REQUIREMENTS if rule.unit}


def test_plain_values_and_the_sentence_can_be_changed_together() -> None:
    finding = wrong_type(None, key="in/date", actual="x", kind=Term("in/a", "in/b"))
    moved = finding.quoting("in/该句").with_text(lambda text: text.removeprefix("in/"))
    assert moved.plain["key"] == "date" and moved.sentence == "该句"
    assert moved.text("en").endswith("allowed: in/a")


def test_a_phrase_may_have_a_term_for_a_value() -> None:
    @phrase(en="see {what}", zh="见{what}")
    def see(*, what: Term) -> None: ...

    assert see(what=Term("the table", "表")) == Term("see the table", "见表")


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_are_filled_in(language: str) -> None:
    assert "7" in problems(count=7).text(language)


@pytest.mark.parametrize("typed", ["{allowed}", "@syntax"])
def test_what_was_typed_is_shown_as_it_is(typed: str) -> None:
    finding = unknown_key(None, name=typed, allowed="title")
    assert finding.text("en") == f"unknown key '{typed}'; allowed: title"


# ---- tables of words have every member of their set


def test_every_closed_set_has_its_words() -> None:
    assert set(LEVELS) == set(Level)
    assert set(UNITS) == set(get_args(Unit))
    assert set(KINDS) == set(Kind)
    assert set(VERDICTS) == set(Verdict)
    assert set(SOURCES) == set(Source)
    assert set(REQUIRED) == {rule.code for rule in REQUIREMENTS}
    assert set(COMMAND_HELP) == set(COMMAND_ABOUT) == set(COMMANDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_is_explained(language: str) -> None:
    tables = {"check": CHECK_OPTIONS, "print": PRINT_OPTIONS, "mail": MAIL_OPTIONS,
              "archive": ARCHIVE_OPTIONS}  # fmt: skip
    for command, options in tables.items():
        parser = make_parser(language, [command])
        (commands,) = (each for each in parser._actions if each.choices)
        # argparse types `choices` as any iterable; of subcommands it is a mapping to their parsers
        helps = {each.help for each in commands.choices[command]._actions}  # type: ignore[index]
        assert helps >= {term.text(language) for term in options.values()}
