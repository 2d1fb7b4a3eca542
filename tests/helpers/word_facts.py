"""The numbers that code names or computes with, to find copies of what document/word knows."""

from __future__ import annotations

import ast
from collections.abc import Iterator


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
