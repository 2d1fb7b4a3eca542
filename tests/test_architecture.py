"""The house: a room imports only from floors below it, and the tools find nothing to say."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import jianbao
from docs.word_facts import facts
from tests.conftest import ROOT
from tests.helpers.needs import needs_truly, told
from tests.helpers.word_facts import numbers

CODE = ROOT / "src/jianbao"
FLOORS = {
    "messages": 0, "fonts": 1, "yaml": 1, "document": 2, "readers": 3, "typeset": 3, "writers": 3,
    "briefing": 4, "proof": 4, "audit": 5, "compose": 5, "intake": 6, "library": 7,
    "desk": 8, "__init__": 8, "cli": 9, "__main__": 10,
}  # fmt: skip
"""Entry at the top of the package -> its floor. No two rooms of one floor know each other."""

MAY_IMPORT = {
    "messages": set(),
    "fonts": {"messages"},
    "yaml": {"messages"},
    "document": {"messages", "fonts"},
    "readers": {"messages", "document"},
    "typeset": {"messages", "fonts", "document"},
    "writers": {"messages", "fonts", "document"},
    "briefing": {"messages", "fonts", "yaml", "document", "readers"},
    "proof": {"messages", "fonts", "document", "readers"},
    "audit": {"messages", "yaml", "document", "briefing"},
    "compose": {"messages", "fonts", "yaml", "document", "briefing"},
    "intake": {"messages", "yaml", "document", "readers", "briefing", "audit"},
    "cli": {"__init__", "messages", "desk"},
    "__main__": {"cli", "library"},  # which keeps what was compiled, as the process ends
}


LIBRARY_MAY_IMPORT = {
    "release": {"options", "results", "templates"},
    "printing": {"options", "release", "results"},
    "mailing": {"forms", "options", "release", "results"},
    "archiving": {
        "extract", "forms", "layout_sheet", "making", "options", "release", "results",
    },
}  # fmt: skip
"""Inside `library`: a release is below print, mail and archive, and none of these knows another."""


SENTENCES_FLOORS = {
    "reading": 0, "changes": 1, "quotients": 2, "words": 2, "witnesses": 3, "sums": 3,
}  # fmt: skip
"""Inside `audit/sentences`: a room knows those of lower floors; `checks.py` gathers them all."""


OF_THE_PROCESS = re.compile(
    r"\b(?:Path\.cwd|os\.(?:environ|fork|chdir|umask|path\.relpath)|datetime\.now|time\.(?:time|sleep)"
    r"|sys\.(?:modules|std\w+|argv|exit|set\w+)|catch_warnings|set_\w+_level"
    r"|import (?:gc|signal|locale|multiprocessing|warnings|random|atexit)\b)"
)
"""What a program shares with the libraries in it: its folder, environment, clock, streams …"""

TOUCHED = {
    "__main__.py": {  # the program itself
        "import atexit",
        "import gc",
        "import signal",
        "sys.modules",
        "sys.stderr",
        "sys.stdout",
    },
    "compose/template/profile.py": {"os.path.relpath"},  # how messages name what was found
    "library/archiving/archive.py": {"datetime.now"},  # a package is packed now
    "library/archiving/catalogue.py": {"time.sleep"},  # for another archiving
    "library/archiving/signatures.py": {"datetime.now"},  # whether gpg must be told another day
    "library/archiving/verify.py": {"datetime.now"},  # whether a certificate holds today
    "library/mailing/drafting.py": {"datetime.now", "time.sleep"},  # a mail is sent now
    "library/printing/ipp.py": {"os.environ"},  # where CUPS is, as lp finds it
    "library/printing/ready.py": {"datetime.now", "time.sleep"},  # copies are printed now
    "library/options.py": {"Path.cwd"},  # Surroundings.here, which is asked for by name
    "library/release/opening.py": {"Path.cwd"},  # how messages name the usual folder
    "library/release/staging.py": {"time.time", "time.sleep"},  # who else writes, and since when
    "library/templates.py": {"Path.cwd"},  # the same
    "proof/second/libreoffice.py": {"os.environ"},  # read, for LibreOffice's own process
}
"""The files outside `cli` that read something of the process; none changes it."""


@cache
def imports() -> tuple[tuple[str, str, str], ...]:
    """Return every import as file, its room and the room that it imports from."""
    return tuple(
        (
            path.relative_to(CODE).as_posix(),
            room_of(path),
            (module.split(".")[1:] or ["__init__"])[0],
        )
        for path in sorted(CODE.rglob("*.py"))
        for module in imported(path)
        if module.split(".")[0] == "jianbao"
    )


def room_of(path: Path) -> str:
    return path.relative_to(CODE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, in functions and for types, too."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_every_room_has_a_floor() -> None:
    rooms = set(map(room_of, CODE.rglob("*.py")))
    assert rooms == set(FLOORS)


def test_rooms_import_only_from_floors_below() -> None:
    wrong = {
        f"{file}: {room} -> {other}"
        for file, room, other in imports()
        if room != other and FLOORS[other] >= FLOORS[room]
    }
    assert not wrong


def test_rooms_import_no_more_than_they_may() -> None:
    beyond = {
        f"{file}: {room} -> {other}"
        for file, room, other in imports()
        if room in MAY_IMPORT and other not in {room, *MAY_IMPORT[room]}
    }
    assert not beyond


def test_ways_of_handing_on_know_the_release_and_not_each_other() -> None:
    library = "jianbao.library."
    for room, allowed in LIBRARY_MAY_IMPORT.items():
        found = {
            module.removeprefix(library).split(".")[0]
            for path in (CODE / "library" / room).rglob("*.py")
            for module in imported(path)
            if module.startswith(library)
        }
        assert found <= {room, *allowed}, room


def test_rooms_of_sentences_import_only_from_floors_below() -> None:
    sentences, name = CODE / "audit/sentences", "jianbao.audit.sentences."
    assert {path.name for path in sentences.iterdir() if path.is_dir()} - {"__pycache__"} == set(
        SENTENCES_FLOORS
    )
    wrong = {
        f"{path.relative_to(sentences)} -> {other}"
        for room, floor in SENTENCES_FLOORS.items()
        for path in (sentences / room).rglob("*.py")
        for module in imported(path)
        if module.startswith(name)
        and (other := module.removeprefix(name).split(".")[0]) != room
        and SENTENCES_FLOORS.get(other, floor) >= floor
    }
    assert not wrong


KEPT = {
    "audit/text/persons.py: _alike",  # a table of the module
    "audit/text/slips.py: confusions",  # a table of the package
    "briefing/markings.py: _forms",  # a table of the package
    "compose/kinds/__init__.py: kind",  # a module of the package, by its name
    "compose/kinds/__init__.py: names",  # the modules of the package
    "library/archiving/metadata.py: _validator",  # a schema of the package, by its name
    "yaml/forms.py: slots",  # a class of the package
}
"""What is kept for good: of which there is a known number. Other caches are bounded."""


def test_what_is_kept_between_two_calls_is_bounded() -> None:
    found = {
        f"{path.relative_to(CODE).as_posix()}: {node.name}"
        for path in CODE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef)
        for decorator in map(ast.unparse, node.decorator_list)
        if decorator in ("cache", "functools.cache") or "maxsize=None" in decorator
    }
    assert found == KEPT


def test_only_the_command_line_touches_the_process() -> None:
    found = {
        path.relative_to(CODE).as_posix(): set(OF_THE_PROCESS.findall(path.read_text("utf-8")))
        for path in CODE.rglob("*.py")
        if room_of(path) != "cli" and "fonts/making" not in path.as_posix()
    }
    assert {file: what for file, what in found.items() if what} == TOUCHED


def test_no_file_imports_itself_by_way_of_others() -> None:
    modules = {module_name(path): path for path in CODE.rglob("*.py")}
    graph = {name: needed(path, set(modules)) - {name} for name, path in modules.items()}
    TopologicalSorter(graph).prepare()  # raises CycleError with the circle


def needed(path: Path, modules: set[str]) -> set[str]:
    """Return the modules that a file imports, those of a package by their own names."""
    named = {
        f"{node.module}.{alias.name}"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    return {name if name in modules else name.rpartition(".")[0] for name in named} & modules


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT / "src").with_suffix("").parts).removesuffix(".__init__")


def test_the_command_line_asks_for_public_names_only() -> None:
    for path in sorted((CODE / "cli").glob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        asked = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id == "jianbao"
        }
        assert asked <= set(jianbao.__all__), path.name
        assert "from jianbao import" not in path.read_text("utf-8"), path.name


LENGTHS = {
    "jianbao.document.lengths", "jianbao.document.paged", "jianbao.document.placed",
    "jianbao.document.word",
}  # fmt: skip
"""Where lengths in points are made, and what has them."""

HAVE_LENGTHS = {"leading", "text_width", "text_height", "space_after", "indent"}
"""What a theme has that is so many points long."""

STATED = "compose/template/theme.py"
"""Reads what a template states of its theme, in points."""


def test_composition_computes_no_lengths() -> None:
    """It carries what a template states as a Measure; only `typeset` knows how long that is."""
    files = {path.relative_to(CODE).as_posix(): path for path in (CODE / "compose").rglob("*.py")}
    del files[STATED]
    made = {
        f"{name}: {module}"
        for name, path in files.items()
        for module in imported(path)
        if any(f"{module}.".startswith(f"{each}.") for each in LENGTHS)
    }
    asked = {
        f"{name}: .{node.attr}"
        for name, path in files.items()
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in HAVE_LENGTHS
    }
    assert made | asked == set()


def test_the_first_floor_is_readable_at_one_look() -> None:
    entries = {path.name for path in CODE.iterdir()} - {"__pycache__"}
    assert len(entries - {"__init__.py", "__main__.py", "py.typed"}) <= 15


@pytest.mark.parametrize(
    "path", sorted(CODE.rglob("*.py")), ids=lambda path: path.relative_to(CODE).as_posix()
)
def test_files_stay_readable(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")
    assert lines <= 400, f"{lines} lines: time for a folder"


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "src", "tests", "docs"],
        ["ruff", "format", "--check", "src", "tests", "docs"],
        ["mypy"],
    ],
    ids=" ".join,
)
def test_tools_find_nothing(command: list[str]) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=ROOT, capture_output=True, text=True, check=False, env={**os.environ, "NO_COLOR": "1"},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr


TOO_COMMON = {"2", "100.0"}
"""Half points and percent: every other line has these numbers for a reason of its own."""

BY_CHANCE = {
    ("typeset/charts/area.py", 0.5): "the middle of a category",
    ("typeset/charts/area.py", 1.0): "white beside the target's line",
    ("typeset/charts/drawing.py", 0.5): "the middle of a category",
    ("typeset/charts/room.py", 0.5): "the middle of a bar",
    ("typeset/charts/sides.py", 2.0): "white between a point and its label",
    ("writers/ofd/drawing.py", 0.2): "room beside a glyph, so that none is cut off",
    ("compose/kinds/rule.py", 1.0): "mm of white above a rule",
    ("compose/sheet/fitting.py", 1.0): "all names of figures",
    ("compose/kinds/signature.py", 1.0): "lines above a signature",
    ("compose/kinds/signature.py", 2.0): "lines above a signature, at least",
    ("typeset/layout/mark.py", 0.5): "characters between names and 文件",
    ("typeset/layout/signature.py", 0.5): "half a column",
    ("typeset/layout/signature.py", 2.0): "characters at the right of a name (7.3.5.2)",
    ("typeset/layout/signature.py", 4.0): "characters at the right of a date (7.3.5.1)",
    ("typeset/layout/tiles.py", 0.5): "size of a unit beside its number",
    ("proof/drift.py", 8): "characters shown before a difference",
    ("proof/second/comparison.py", 1.0): "what counts as the same place",
    ("proof/standard/measuring/paper.py", 0.5): "of a character: what counts as the middle",
    ("proof/standard/measuring/paper.py", 0.8): "of a line: what counts as a full one",
    ("proof/standard/measuring/paper.py", 1.0): "what counts as the same place",
    ("proof/standard/measuring/pdf_measures.py", 8): "what counts as an indent",
    ("proof/standard/requirement.py", 0.005): "half of the last decimal that is shown",
    ("readers/glyphs.py", 1.0): "what counts as the same level",
    ("readers/lines.py", 1.0): "what counts as the same baseline",
    ("readers/page.py", 0.8): "of a character: what stands apart in a row",
    ("readers/page.py", 1.0): "width of a Chinese character in em",
    ("readers/pdf/glyphs.py", 8): "forms within forms",
    ("readers/pdf/matrix.py", 1.0): "the matrix that changes nothing",
    ("readers/pdf/measured.py", 0.05): "slope of a line that counts as level",
    ("readers/pdf/measured.py", 0.5): "how high a mark stands, what counts as level",
    ("readers/pdf/measured.py", 0.8): "size of a mark",
    ("readers/pdf/measured.py", 2.0): "gaps in a rule",
    ("readers/pdf/measured.py", 6.0): "thickness of a rule",
    ("readers/pdf/measured.py", 8): "forms within forms",
    ("readers/pdf/streams.py", 8): "bits of a byte",
    ("readers/word/styles.py", 20): "styles based on each other",
    ("readers/zip/headers.py", 8): "deflated (APPNOTE.TXT 4.4.5)",
    ("readers/zip/form.py", 8): "bits of a shift",
    ("readers/zip/form.py", 20): "version 2.0 (APPNOTE.TXT 4.4.3)",
    ("typeset/breaking.py", 1.0): "a character of its own width",
    ("typeset/measuring.py", 1.0): "a character of its own width",
    ("writers/docx/paragraphs.py", 1.0): "a character of its own width",
    ("writers/pdf/fonts.py", 8): "bits of a byte",
}
"""Numbers equal to one of document/word that mean something else: what they mean."""


def test_what_word_does_is_known_in_one_place() -> None:
    known = {_as_typed(fact.number) for fact in facts()} - {"None", *TOO_COMMON}
    found = {
        (path.relative_to(CODE).as_posix(), number)
        for room in ("typeset", "writers", "compose", "proof", "readers")
        for path in (CODE / room).rglob("*.py")
        for number in numbers(path.read_text("utf-8"))
        if _as_typed(number) in known
    }
    copies = sorted(found - set(BY_CHANCE))
    assert not copies, "import it from document/word, or say in BY_CHANCE what it means there"
    assert not set(BY_CHANCE) - found, "no longer there: take it out of BY_CHANCE"


def _as_typed(number: float | None) -> str:
    """Return a number so that 8 is not 8.0, for small ones are many: 144 is 144.0."""
    return repr(number if number is None or abs(number) < 100 else float(number))


def test_the_names_of_word_files_stand_in_one_place() -> None:
    starts = ("http://schemas.openxmlformats.org", "http://schemas.microsoft.com")
    files = {
        path.relative_to(CODE).as_posix()
        for path in CODE.rglob("*.py")
        if any(start in path.read_text("utf-8") for start in starts)
    }
    assert files == {"document/word/names.py"}


def test_every_match_has_a_word_that_its_expression_needs() -> None:
    expressions = told()
    assert len(expressions) > 90
    wrong = [each.pattern for each in expressions if not needs_truly(each.pattern, each.needs)]
    assert not wrong, "a match may have none of `needs`: then it would not be found"
