"""The table of forms: what a line promises, its folder keeps."""

from __future__ import annotations

import pytest

import jianbao
from jianbao.cli import main
from jianbao.library.forms import FORMS, TABLE, form_of
from jianbao.library.mailing.guards import _printed
from jianbao.messages.errors import InputError
from jianbao.proof.readback import read_back
from jianbao.readers.errors import ReadError
from jianbao.writers.made import Wanted
from tests.conftest import ROOT

CODE = ROOT / "src/jianbao"
NOTICE = ROOT / "briefings/notice-2026"


@pytest.fixture(scope="module")
def release() -> jianbao.Release:
    return jianbao.build(NOTICE, jianbao.BuildOptions(forms=tuple(FORMS)))


def test_each_form_is_a_line_a_folder_and_a_reader() -> None:
    assert {path.parent.name for path in (CODE / "writers").glob("*/form.py")} == set(FORMS)
    readers = {path.stem for path in (CODE / "proof/back").glob("*.py")} - {"__init__"}
    assert readers == set(FORMS)
    assert len({form.media_type for form in TABLE}) == len(TABLE)


def test_a_build_makes_the_forms_in_the_order_of_the_table(release: jianbao.Release) -> None:
    assert [output.form for output in release.outputs] == [form.name for form in TABLE]
    turned = jianbao.BuildOptions(forms=tuple(reversed(FORMS)))
    assert jianbao.build(NOTICE, turned).outputs == release.outputs
    assert jianbao.BuildOptions().forms == tuple(form.name for form in TABLE if form.usual)


@pytest.mark.parametrize("name", FORMS)
def test_what_is_written_is_read_back(name: str, release: jianbao.Release) -> None:
    placed = jianbao.pages(NOTICE)[0].paper
    made = FORMS[name].write(placed, Wanted(f"notice.{name}"))
    assert read_back(f"notice.{name}", name, made.data, placed).findings == ()
    back = FORMS[name].back
    text = "".join(back.printed(made.data))
    for words in ("统计数据质量核查工作", "某数发〔2026〕12号", "联系人：某某"):
        assert words in text.replace("　", "")
    (output,) = (output for output in release.outputs if output.form == name)
    assert back.content(made.data) == back.content(output.data)


@pytest.mark.parametrize("name", FORMS)
def test_a_damaged_file_is_not_mailed(name: str) -> None:
    with pytest.raises(ReadError):
        list(FORMS[name].back.printed(b"PK damaged"))
    with pytest.raises(InputError) as error:
        list(_printed(f"paper.{name}", b"PK damaged"))
    assert [finding.code for finding in error.value.findings] == ["mail-unread"]


def test_a_file_of_no_form_is_not_mailed() -> None:
    assert form_of("paper.pdf").media_type == "application/pdf"
    with pytest.raises(KeyError):
        form_of("paper.txt")
    with pytest.raises(InputError):
        list(_printed("paper.txt", b"words"))


def test_the_forms_on_the_command_line_are_those_of_the_table(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        main(["build", "--help"])
    assert f"--to {','.join(FORMS)}" in capsys.readouterr().out
