"""Makes the tables of docs/word-and-pdf.md from the code that they tell of.

    python docs/word_facts.py

The facts are the constants of src/jianbao/document/word with the text under each; the rules of
layout are those of src/jianbao/proof/standard/requirements.py. A test compares both.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from jianbao.proof.standard.requirements import REQUIREMENTS
from jianbao.proof.standard.words import clause_text, required_text, source_text

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/word-and-pdf.md"
ROOM = ROOT / "src/jianbao/document/word"
LONGEST = 40  # characters of a value in the table


class Fact(Struct, frozen=True):
    """One constant of the room; `value` is the Python that gives it."""

    file: str
    name: str
    value: str
    meaning: str
    source: str

    @property
    def number(self) -> float | None:
        """The number that it is, if it is one."""
        try:
            found = ast.literal_eval(self.value)
        except ValueError:  # computed from others
            return None
        return found if isinstance(found, int | float) else None


def facts() -> Iterator[Fact]:
    """Yield every constant with the text under it, in the order of files and lines."""
    for path in sorted(ROOM.glob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        for node, below in zip(body, [*body[1:], None], strict=True):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                meaning, _, source = _text(below).partition("Source: ")
                value = ast.unparse(node.value)
                yield Fact(path.name, node.targets[0].id, value, _line(meaning), _line(source))


def with_tables(text: str) -> str:
    """Return the page's text with each table made anew, between `<!-- NAME -->` and its end."""
    for name, table in (("facts", _facts()), ("rules", _rules())):
        before, rest = text.split(f"<!-- {name} -->\n")
        after = rest[rest.index(f"<!-- end of {name} -->") :]
        text = f"{before}<!-- {name} -->\n{table}\n{after}"
    return text


def _facts() -> str:
    lines = ["| file | fact | value | what it is | how it is known |", "|---|---|---|---|---|"]
    for fact in facts():
        if fact.meaning:
            cells = (fact.file, f"`{fact.name}`", _value(fact), fact.meaning, fact.source)
            lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _rules() -> str:
    lines = ["| clause | what it asks | 要求 | how firmly |", "|---|---|---|---|"]
    for requirement in REQUIREMENTS:
        cells = (
            clause_text(requirement),
            required_text(requirement, "en"),
            required_text(requirement, "zh"),
            source_text(requirement.source, "en"),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _value(fact: Fact) -> str:
    """Return a value; one that is long, or would end a cell of the table, is to be read there."""
    is_short = len(fact.value) <= LONGEST and not {"`", "|"} & set(fact.value)
    return f"`{fact.value}`" if is_short else "see there"


def _line(text: str) -> str:
    return " ".join(text.split())


def _text(node: ast.stmt | None) -> str:
    value = node.value if isinstance(node, ast.Expr) else None
    found = value.value if isinstance(value, ast.Constant) else ""
    return found if isinstance(found, str) else ""


def main() -> None:
    """Write the tables."""
    PAGE.write_text(with_tables(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
