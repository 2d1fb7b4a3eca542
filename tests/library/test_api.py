"""The public API alone: everything is made by it, and every gate holds in it."""

from __future__ import annotations

import ast
import inspect
import pickle
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

import jianbao
from jianbao.library.mailing.sourceless import without_sources
from tests.conftest import CASES, PINGXIANG, ROOT
from tests.helpers.mailed import FIGURES as MAILED_FIGURES
from tests.helpers.mailed import HEAD, SECTIONS

MAIN = ROOT / "src/jianbao/__init__.py"
FILING = """\
archive: {fonds: J001, fonds_name: 某市某局全宗, retention: D30, department: BGS, item: '0001'}
"""
ONLY_PDF = jianbao.BuildOptions(forms=("pdf",))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with one briefing that can be mailed, printed and archived."""
    monkeypatch.chdir(tmp_path)
    write_briefing(tmp_path / "briefings/work")
    return tmp_path


def write_briefing(folder: Path, head: str = FILING, figures: str = MAILED_FIGURES) -> None:
    (folder / "sections").mkdir(parents=True)
    date = "date: 2022-07-04\ntemplate: overview\n"
    (folder / "briefing.yaml").write_text(HEAD + date + head, "utf-8")
    (folder / "sections/1-work.yaml").write_text(SECTIONS["1-work"], "utf-8")
    (folder / "figures.yaml").write_text(figures, "utf-8")


def written(folder: str = "briefings/work") -> jianbao.Release:
    """Return a release that was built, written and opened again."""
    jianbao.build(folder).write("output")
    return jianbao.open_release(folder)


def codes(error: pytest.ExceptionInfo[jianbao.BriefingError]) -> set[str]:
    return {finding.code for finding in error.value.findings}


def as_told(finding: jianbao.Finding) -> tuple[object, ...]:
    return finding.code, finding.level, finding.place, finding.text("zh"), finding.hint("zh")


def edit(file: str, before: str, after: str) -> None:
    text = Path(file).read_text("utf-8")
    assert before in text
    Path(file).write_text(text.replace(before, after), "utf-8")


# ---- what is there


def test_the_three_lists_of_names_are_one() -> None:
    tree = ast.parse(MAIN.read_text("utf-8"))
    typed = next(node for node in tree.body if isinstance(node, ast.If))
    found = {
        alias.name: (node.module or "").removeprefix("jianbao.")
        for node in typed.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert found == jianbao._HOMES
    assert sorted(jianbao.__all__) == sorted(found)
    assert set(jianbao.__all__) <= set(dir(jianbao))


def test_every_name_is_there_and_explained() -> None:
    for name in jianbao.__all__:
        value = getattr(jianbao, name)
        if inspect.isclass(value) or inspect.isfunction(value):
            assert len(inspect.getdoc(value) or "") > 20, name
            assert value.__name__ == name
    with pytest.raises(AttributeError, match="titel"):
        getattr(jianbao, "ti" + "tel")


def test_every_call_tells_its_errors_and_its_gate() -> None:
    quiet = {"can_draw", "templates", "schemas"}
    for name in jianbao.__all__:
        value = getattr(jianbao, name)
        if inspect.isfunction(value) and name not in quiet:
            told = inspect.getdoc(value) or ""
            assert re.search(r"aises\s", told), name
            assert "Refused" not in told or "Gate" in told, name


def test_importing_costs_nothing() -> None:
    words = "import sys; a = set(sys.modules); import jianbao; print(set(sys.modules) - a)"
    ended = subprocess.run(
        [sys.executable, "-c", words], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in re.findall(r"'([\w.]+)'", ended.stdout)}
    assert loaded - sys.stdlib_module_names == {"jianbao"}
    assert "jianbao." not in ended.stdout


def test_options_are_values() -> None:
    """They travel to another process, and through JSON."""
    for options in (
        jianbao.BuildOptions("digest", ("pdf",), strict=True),
        jianbao.Surroundings(profile="profile.yaml"),
        jianbao.PrintOptions(booklet="a3", count=3),
        jianbao.Signing(gpg="office"),
    ):
        assert pickle.loads(pickle.dumps(options)) == options
        assert hash(options) == hash(pickle.loads(pickle.dumps(options)))
    asked = jianbao.BuildOptions("digest", ("pdf",), strict=True)
    assert msgspec.json.decode(msgspec.json.encode(asked), type=jianbao.BuildOptions) == asked


def test_options_that_do_not_fit_are_refused() -> None:
    with pytest.raises(jianbao.InputError) as error:
        jianbao.BuildOptions(forms=("docx", "odt"))
    assert codes(error) == {"unknown-form"}
    with pytest.raises(ValueError, match="4b"):
        jianbao.BuildOptions(pdf_a="4b")  # type: ignore[arg-type]
    with pytest.raises(jianbao.InputError) as error:
        jianbao.PrintOptions(count=0, numbered=True, thickness=2.0)
    assert codes(error) == {"print-bad-count", "print-count-of-copies", "print-bad-thickness"}
    with pytest.raises(ValueError, match="only one"):
        jianbao.PrintOptions(booklet="a3", n_up=2)
    with pytest.raises(ValueError, match="no such sheets"):
        jianbao.PrintOptions(n_up=3)
    with pytest.raises(jianbao.InputError) as error:
        jianbao.Signing(key="key.pem")
    assert codes(error) == {"sign-needs-both"}
    with pytest.raises(jianbao.InputError) as error:
        jianbao.Surroundings.here(source_date_epoch="soon")
    assert codes(error) == {"bad-epoch"}


# ---- everything is made by it


def test_build_makes_files_and_writes_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, release: jianbao.Release
) -> None:
    monkeypatch.chdir(tmp_path)
    made = jianbao.build(str(PINGXIANG))
    assert [output.name for output in made.outputs] == [
        "pingxiang-2022.docx", "pingxiang-2022.pdf",
        "pingxiang-2022-metrics.docx", "pingxiang-2022-metrics.pdf",
    ]  # fmt: skip
    assert [output.form for output in made.outputs] == ["docx", "pdf"] * 2
    assert [output.data for output in made.outputs] == [each.data for each in release.outputs]
    assert made.folder is None
    assert list(tmp_path.iterdir()) == []


def test_a_release_is_opened_as_it_was_written(here: Path) -> None:
    made = jianbao.build("briefings/work")
    done = made.write("output")
    assert done.folder == Path("output/work")
    assert [path.name for path in done.files] == [*made.files()]
    assert (done.kept, done.left_over) == ((), ())
    opened = jianbao.open_release("briefings/work")
    assert opened.folder == Path("output/work")
    assert opened.manifest() == made.manifest()
    assert opened.files() == made.files()
    same = ("name", "made_at", "templates", "figures", "secrecy", "internal", "inputs", "briefing")
    for name in same:
        assert getattr(opened, name) == getattr(made, name), name
    told = [(each.code, each.level, each.place, each.text("zh")) for each in made.findings]
    assert [
        (each.code, each.level, each.place, each.text("zh")) for each in opened.findings
    ] == told
    for level in jianbao.Level:
        assert opened.count(level) == made.count(level) == made.count(level.value)
    with pytest.raises(ValueError, match="warnings"):
        made.count("warnings")  # type: ignore[arg-type]


def test_everything_is_made_through_it(here: Path) -> None:
    assert jianbao.check("briefings/work", pages=True).count("error") == 0
    release = written()

    draft = jianbao.draft_mail(release)
    assert draft.sender == "某市某单位 <office@example.org>"
    assert len(draft.to) == 3
    assert draft.attached[0].data == without_sources(release.outputs[1].data)
    with_sources = jianbao.draft_mail(release, with_sources=True)
    assert with_sources.attached[0].data == release.outputs[1].data
    assert [each.code for each in with_sources.findings][-1] == "mail-with-sources"
    assert draft.write().files == (Path("output/work/mail/work.eml"),)

    printed = jianbao.print_ready(release, jianbao.PrintOptions(booklet="a3"))
    sheets = printed.write()
    assert sheets.folder == Path("output/work/print")
    assert sorted(path.name for path in sheets.files) == sorted(printed.files)

    assert jianbao.archive_number("briefings/work") == "J001-WS·2022-D30-BGS-0001"
    package = jianbao.archive(release)
    filed = package.write().folder
    assert filed == Path("output/archive")
    verified = jianbao.verify(filed / f"{package.number}.zip")
    assert verified.whole
    assert (verified.number, verified.compared) == (package.number, "bytes")

    carried = jianbao.extract("output/work/work.pdf")
    assert carried.write("back").folder == Path("back")
    again = jianbao.build("back/briefings/work", around=jianbao.Surroundings("back"))
    assert again.outputs == jianbao.build("briefings/work").outputs

    assert not jianbao.measure_layout("output/work/work.pdf").pdf().startswith(b"PK")
    assert [page.name for page in jianbao.pages("briefings/work")] == ["work", "work-metrics"]
    assert len(jianbao.figures("briefings/work").entries) == 2
    assert jianbao.register("briefings").bulletins[0].next_issue == 13
    assert "overview" in {each.name for each in jianbao.templates()}
    assert jianbao.copy_template("overview", "own").folder == Path("templates/own")
    assert jianbao.templates()[0].own
    assert "briefing.schema.json" in jianbao.schemas()
    assert jianbao.fixes("briefings/work").texts == {}


def test_what_was_never_written_is_handed_on_too(here: Path) -> None:
    """Its files are those in memory: only what it is made of can have changed."""
    release = jianbao.build("briefings/work")
    opened = written()
    assert jianbao.draft_mail(release).files == jianbao.draft_mail(opened).files
    assert jianbao.print_ready(release).files == jianbao.print_ready(opened).files
    assert jianbao.archive(release).files == jianbao.archive(opened).files
    with pytest.raises(ValueError, match="name one"):
        jianbao.draft_mail(release).write()


def test_pages_are_those_of_the_files(release: jianbao.Release) -> None:
    pages = jianbao.pages(PINGXIANG)
    assert [len([page for page in pages if page.name == name]) for name in
            ("pingxiang-2022", "pingxiang-2022-metrics")] == [8, 1]  # fmt: skip
    assert [output.pages for output in release.outputs] == [8, 8, 1, 1]
    size = (pages[0].width, pages[0].height)
    assert size == (pytest.approx(210, abs=0.1), pytest.approx(297, abs=0.1))
    assert "深入践行习近平法治思想" in pages[0].lines[0]


def test_pages_of_a_paper_with_errors_show(tmp_path: Path) -> None:
    write_briefing(tmp_path / "work", figures=MAILED_FIGURES.replace("value: 88", "value: 89"))
    edit(str(tmp_path / "work/sections/1-work.yaml"), "text: 全市", "text: 全市共88件，")
    assert jianbao.pages(tmp_path / "work")


# ---- every gate


def with_error(here: Path) -> str:
    write_briefing(here / "briefings/wrong", figures=MAILED_FIGURES + """\
总数: {label: 总数, value: 90, unit: 件}
占比: {label: 占比, value: 12.0, unit: "%", kind: rate, count: 办结, of: 总数}
""")  # fmt: skip
    return "briefings/wrong"


def test_an_error_of_the_audit_refuses_the_build(here: Path) -> None:
    folder = with_error(here)
    found = jianbao.check(folder)
    assert found.count("error")
    with pytest.raises(jianbao.Refused) as error:
        jianbao.build(folder)
    assert {each.code for each in found.findings if each.level == "error"} <= codes(error)
    assert error.value.exit_code == 1
    assert not (here / "output").exists()


def test_strict_refuses_a_warning(here: Path) -> None:
    idle = "accept: [{code: rate-impossible, at: 办结, reason: 已核对}]\n"
    edit("briefings/work/briefing.yaml", "issue: 12\n", f"issue: 12\n{idle}")
    assert jianbao.build("briefings/work").count("warning") == 1
    with pytest.raises(jianbao.Refused):
        jianbao.build("briefings/work", jianbao.BuildOptions(strict=True))


@pytest.mark.parametrize("mark", ["秘密★1年", "机密", "绝密★长期"])
def test_a_marked_paper_is_not_mailed_whatever_is_said(here: Path, mark: str) -> None:
    edit("briefings/work/briefing.yaml", "issue: 12\n", f"issue: 12\nsecrecy: {mark}\n")
    opened, built = written(), jianbao.build("briefings/work")
    for release in (opened, built):
        for internal_ok in (False, True):
            with pytest.raises(jianbao.Refused) as error:
                jianbao.draft_mail(release, internal_ok=internal_ok)
            assert codes(error) <= {"mail-secret", "mail-secret-line"}
            assert error.value.exit_code == 2


def test_a_draft_put_together_by_hand_is_not_sent(here: Path) -> None:
    """Sending asks the release, not the draft."""
    draft = jianbao.draft_mail(written())
    edit("briefings/work/briefing.yaml", "issue: 12\n", "issue: 12\nsecrecy: 机密\n")
    forged = msgspec.structs.replace(draft, release=written())
    server = jianbao.mail_server({"JIANBAO_SMTP_HOST": "localhost"})
    with pytest.raises(jianbao.Refused) as error:
        jianbao.send_mail(forged, server, lambda _: True)
    assert "mail-secret" in codes(error)


def test_an_internal_paper_is_mailed_on_purpose_only(here: Path) -> None:
    edit("briefings/work/briefing.yaml", "issue: 12\n", "issue: 12\ninternal: yes\n")
    release = written()
    with pytest.raises(jianbao.Refused) as error:
        jianbao.draft_mail(release)
    assert "mail-internal" in codes(error)
    assert jianbao.draft_mail(release, internal_ok=True).files


HAND_ON: dict[str, Callable[[jianbao.Release], object]] = {
    "print": jianbao.print_ready,
    "mail": jianbao.draft_mail,
    "archive": jianbao.archive,
}
CHANGES: dict[str, tuple[Callable[[], object], str]] = {
    "a file": (lambda: Path("output/work/work.pdf").write_bytes(b"%PDF-other"), "release-differs"),
    "a file is gone": (lambda: Path("output/work/work.docx").unlink(), "release-lacks"),
    "the text": (
        lambda: edit("briefings/work/sections/1-work.yaml", "抓实", "抓好"), "release-outdated",
    ),
    "a template": (lambda: jianbao.copy_template("overview", "overview"), "release-outdated"),
    "built anew": (
        lambda: (edit("briefings/work/sections/1-work.yaml", "抓实", "抓好"), written()),
        "release-differs",
    ),
}  # fmt: skip


@pytest.mark.parametrize("hand_on", HAND_ON)
@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_release_is_handed_on_by_nobody(here: Path, change: str, hand_on: str) -> None:
    release = written()
    how, code = CHANGES[change]
    how()
    with pytest.raises(jianbao.Refused) as error:
        HAND_ON[hand_on](release)
    assert code in codes(error)
    assert error.value.exit_code == 2


@pytest.mark.parametrize("change", sorted(CHANGES.keys() - {"built anew"}))
def test_a_changed_release_is_not_opened(here: Path, change: str) -> None:
    written()
    how, code = CHANGES[change]
    how()
    with pytest.raises(jianbao.Refused) as error:
        jianbao.open_release("briefings/work")
    assert code in codes(error)


def test_what_it_is_made_of_changed_since_it_was_built(here: Path) -> None:
    release = jianbao.build("briefings/work")
    edit("briefings/work/sections/1-work.yaml", "抓实", "抓好")
    for hand_on in HAND_ON.values():
        with pytest.raises(jianbao.Refused) as error:
            hand_on(release)
        assert codes(error) == {"release-outdated"}


def test_missing_archive_data_is_refused(here: Path) -> None:
    write_briefing(here / "briefings/bare", head="")
    release = written("briefings/bare")
    (here / "briefings/archive.yaml").write_text("fonds: J001\nitem: '0001'\n", "utf-8")
    assert jianbao.missing_filing("briefings/bare") == ("retention",)
    for refused in (
        lambda: jianbao.archive(release), lambda: jianbao.archive_number("briefings/bare"),
    ):  # fmt: skip
        with pytest.raises(jianbao.Refused) as error:
            refused()
        assert codes(error) == {"archive-missing"}
        assert error.value.exit_code == 2


def test_a_number_is_given_once(here: Path) -> None:
    release = written()
    jianbao.archive(release).write()
    write_briefing(here / "briefings/other")
    other = written("briefings/other")
    with pytest.raises(jianbao.Refused) as error:
        jianbao.archive(other)
    assert codes(error) == {"archive-number-taken"}
    (here / "output/archive/归档文件目录.csv").unlink()
    with pytest.raises(jianbao.Refused) as error:
        jianbao.archive(other)
    assert codes(error) == {"archive-taken"}


def test_a_marked_paper_goes_to_a_printer_on_purpose_only(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jianbao.library.printing.ready.check_printer", lambda name: None)
    edit("briefings/work/briefing.yaml", "issue: 12\n", "issue: 12\nsecrecy: 机密\n")
    release = written()
    assert jianbao.print_ready(release).files
    with pytest.raises(jianbao.Refused) as error:
        jianbao.print_ready(release, jianbao.PrintOptions(printer="office"))
    assert codes(error) == {"print-secret-printer"}
    allowed = jianbao.print_ready(release, jianbao.PrintOptions(printer="office", secret_ok=True))
    refused = msgspec.structs.replace(allowed, options=jianbao.PrintOptions(printer="office"))
    refused.write()
    with pytest.raises(jianbao.Refused):
        jianbao.spool(refused)


def test_only_what_was_made_is_spooled(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jianbao.library.printing.ready.check_printer", lambda name: None)
    release = written()
    with pytest.raises(ValueError, match="no printer"):
        jianbao.spool(jianbao.print_ready(release))
    printed = jianbao.print_ready(release, jianbao.PrintOptions(printer="office"))
    file = printed.write().folder / printed.main
    file.write_bytes(b"%PDF-other")
    with pytest.raises(jianbao.Refused) as error:
        jianbao.spool(printed)
    assert codes(error) == {"release-differs"}


# ---- what an embedding program must not notice


def test_it_leaves_process_and_packages_alone() -> None:
    """Patches, registries, handlers, settings: all as they were before a build."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.helpers.untouched"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "untouched\n", "")


def test_a_good_case_is_built_from_anywhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Templates that came with jianbao need no working folder."""
    monkeypatch.chdir(tmp_path)
    around = jianbao.Surroundings(working_folder=None, profile_above=False)
    assert jianbao.build(CASES / "good/minimal", ONLY_PDF, around).outputs
    with pytest.raises(ValueError, match="working folder"):
        jianbao.copy_template("overview", "own", around)


# ---- texts that were not saved yet


def test_unsaved_texts_give_what_saving_them_would_give(here: Path) -> None:
    """Changed, new and removed files; nothing of it reaches the disk."""
    folder = Path("briefings/work")
    (folder / "sections/2-more.yaml").write_text("heading: 另一部分\ntext: 正文。\n", "utf-8")
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    files: dict[str, bytes | None] = {
        "sections/1-work.yaml": SECTIONS["1-work"].replace("抓实", "抓好").encode(),
        "sections/2-more.yaml": None,
        "sections/3-new.yaml": "heading: 新的部分\ntext: 新的正文。\n".encode(),
    }
    unsaved = jianbao.Unsaved(folder, files)
    made = jianbao.build(unsaved)
    found, pages = jianbao.check(unsaved, pages=True), jianbao.pages(unsaved)
    listed = jianbao.figures(unsaved).file("csv")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
    for name, data in files.items():
        (folder / name).unlink(missing_ok=True)
        if data is not None:
            (folder / name).write_bytes(data)
    assert made.files() == jianbao.build(folder).files()
    assert found == jianbao.check(folder, pages=True)
    assert [page.placed for page in pages] == [page.placed for page in jianbao.pages(folder)]
    assert listed == jianbao.figures(folder).file("csv")


def test_a_briefing_that_is_on_no_disk(tmp_path: Path) -> None:
    write_briefing(tmp_path / "work")
    files = {
        path.relative_to(tmp_path / "work").as_posix(): path.read_bytes()
        for path in (tmp_path / "work").rglob("*.yaml")
    }
    nowhere = jianbao.Unsaved(tmp_path / "nowhere/work", dict(files))
    assert jianbao.build(nowhere).outputs == jianbao.build(tmp_path / "work").outputs
    without: dict[str, bytes | None] = {**files, "briefing.yaml": None}
    with pytest.raises(jianbao.InputError) as error:
        jianbao.build(jianbao.Unsaved(tmp_path / "work", without))
    assert codes(error) == {"not-a-briefing"}


def test_what_was_not_saved_is_handed_on_by_nobody(here: Path) -> None:
    """A release holds only for what is on the disk."""
    changed = SECTIONS["1-work"].replace("抓实", "抓好").encode()
    release = jianbao.build(jianbao.Unsaved("briefings/work", {"sections/1-work.yaml": changed}))
    with pytest.raises(jianbao.Refused) as error:
        jianbao.draft_mail(release)
    assert codes(error) == {"release-outdated"}


# ---- for pools, clusters and pages in a browser


def test_results_and_errors_travel_to_another_process(here: Path) -> None:
    release = written()
    for value in (
        release, jianbao.build("briefings/work"), jianbao.check("briefings/work"),
        jianbao.draft_mail(release), jianbao.print_ready(release), jianbao.archive(release),
    ):  # fmt: skip
        assert pickle.loads(pickle.dumps(value)) == value
    assert jianbao.draft_mail(pickle.loads(pickle.dumps(release))).files
    with pytest.raises(jianbao.Refused) as error:
        jianbao.build(with_error(here))
    again = pickle.loads(pickle.dumps(error.value))
    assert (again.findings, again.exit_code) == (error.value.findings, error.value.exit_code)


def test_findings_are_json(here: Path) -> None:
    checked = jianbao.check(with_error(here))
    told = msgspec.json.decode(msgspec.json.encode(checked.findings))
    assert [each["code"] for each in told] == [each.code for each in checked.findings]
    assert told[0]["place"]["line"] == checked.findings[0].place.line  # type: ignore[union-attr]
