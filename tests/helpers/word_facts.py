"""The facts of document/word, read from its source: name, value and the text under each."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from tests.conftest import ROOT

ROOM = ROOT / "src/jianbao/document/word"


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
    """Yield every constant with a text under it, in the order of files and lines."""
    for path in sorted(ROOM.glob("*.py")):
        body = ast.parse(path.read_text("utf-8")).body
        for node, below in zip(body, [*body[1:], None], strict=True):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                text = _text(below)
                meaning, _, source = text.partition("Source: ")
                yield Fact(
                    path.name,
                    node.targets[0].id,
                    ast.unparse(node.value),
                    " ".join(meaning.split()),
                    " ".join(source.split()),
                )


def _text(node: ast.stmt | None) -> str:
    value = node.value if isinstance(node, ast.Expr) else None
    found = value.value if isinstance(value, ast.Constant) else ""
    return found if isinstance(found, str) else ""


def numbers(source: str) -> Iterator[float]:
    """Yield the numbers that code names or computes with: `NAME = 0.8`, `0.8 * height`."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        for child in _operands(node):
            if isinstance(child, ast.Constant) and type(child.value) in (int, float):
                yield child.value  # type: ignore[misc]


def _operands(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.Assign(value=value) | ast.AnnAssign(value=value) if value is not None:
            return value.elts if isinstance(value, ast.Tuple) else [value]
        case ast.BinOp(left=left, right=right):
            return [left, right]
        case ast.IfExp(body=body, orelse=orelse):
            return [body, orelse]
        case ast.Compare(left=left, comparators=comparators):
            return [left, *comparators]
    return []
