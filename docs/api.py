"""Makes the reference part of docs/api.md from signatures and docstrings of the public API.

Run by docs/generate.py. A test compares the page with what this would write, and runs its examples.
"""

from __future__ import annotations

import ast
import inspect
import re
import textwrap
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import jianbao

PAGE = Path(__file__).parent / "api.md"
START, END = "<!-- reference -->\n", "<!-- end of reference -->"
FIELD = re.compile(r"^    (\w+): (.+?)(?: = (.+?))?(?:  # (.*))?$")
LINE = 96  # characters of a signature in one line


def with_reference(page: str) -> str:
    """Return the page with its reference made anew."""
    before, rest = page.split(START)
    return f"{before}{START}{reference()}\n{rest[rest.index(END) :]}"


def reference() -> str:
    """Return calls, types and errors in Markdown, each in the order of the alphabet."""
    values = {name: getattr(jianbao, name) for name in jianbao.__all__}
    calls = {name: value for name, value in values.items() if inspect.isfunction(value)}
    types = {name: value for name, value in values.items() if inspect.isclass(value)}
    errors = {name: each for name, each in types.items() if issubclass(each, Exception)}
    others = {name: each for name, each in types.items() if name not in errors}
    constants = {name: each for name, each in values.items() if name not in {*calls, *types}}
    return "\n".join(
        [
            "\n## Calls\n", *(line for item in calls.items() for line in _call(*item)),
            "\n## What they take and give\n",
            *(line for item in others.items() for line in _type(*item)),
            "\n## Errors\n", *(line for item in errors.items() for line in _error(*item)),
            "\n## Constants\n", *(_constant(*item) for item in constants.items()),
        ]
    )  # fmt: skip


def _call(name: str, call: Any) -> Iterator[str]:
    yield f"\n### `{name}`\n"
    yield f"```python\n{_signature(name, call)}\n```\n"
    yield _doc(call)


def _type(name: str, kind: type) -> Iterator[str]:
    yield f"\n### `{name}`\n"
    yield _doc(kind)
    fields = list(_fields(kind))
    if fields:
        yield "\n| field | type | default | |\n|---|---|---|---|"
        yield from fields
    for signature, method in _methods(kind):
        yield f"\n**`{name}.{_inline(signature)}`** {_inline(_doc(method))}"


def _error(name: str, error: type[BaseException]) -> Iterator[str]:
    parents = [each.__name__ for each in error.__mro__[1:-3]]
    kind = f" (a {parents[0]})" if parents else ""
    yield f"- **`{name}`**{kind}: {_inline(_doc(error))}"


def _constant(name: str, value: Any) -> str:
    shown = ", ".join(f"`{each}`" for each in value) if not isinstance(value, str) else "a text"
    return f"- **`{name}`**: {shown}"


def _fields(kind: type) -> Iterator[str]:
    """Yield a row a field: those of a base first, the comments as they stand in the source."""
    if issubclass(kind, Enum):
        yield from (f"| `{member.name}` | | `{member.value!r}` | |" for member in kind)
    for each in reversed(kind.__mro__):
        own = vars(each).get("__annotations__", {}) if hasattr(each, "__struct_fields__") else {}
        for line in inspect.getsource(each).splitlines() if own else ():
            found = FIELD.match(line)
            if found and found[1] in own:
                _, typed, default, meaning = found.groups()
                cells = (f"`{found[1]}`", f"`{typed}`", f"`{default}`" if default else "", meaning)
                yield "| " + " | ".join((cell or "").replace("|", "\\|") for cell in cells) + " |"


def _methods(kind: type) -> Iterator[tuple[str, Any]]:
    for name in dict.fromkeys(name for each in kind.__mro__ for name in vars(each)):
        value = inspect.getattr_static(kind, name)
        home = next(each for each in kind.__mro__ if name in vars(each))
        if name.startswith("_") or not home.__module__.startswith("jianbao."):
            continue
        if isinstance(value, property):
            yield name, value.fget
        elif isinstance(value, classmethod):
            yield _signature(name, value.__func__), value.__func__
        elif inspect.isfunction(value):
            yield _signature(name, value), value


def _signature(name: str, call: Any) -> str:
    """Return a signature as it is typed, over several lines where it is long."""
    (definition,) = ast.parse(textwrap.dedent(inspect.getsource(call))).body
    assert isinstance(definition, ast.FunctionDef)
    texts = list(_parameters(definition.args))
    end = f") -> {ast.unparse(definition.returns)}" if definition.returns else ")"
    line = f"{name}({', '.join(texts)}{end}"
    if len(line) <= LINE or len(texts) < 2:
        return line
    return f"{name}(\n" + "".join(f"    {text},\n" for text in texts) + end


def _parameters(arguments: ast.arguments) -> Iterator[str]:
    plain = [each for each in arguments.args if each.arg not in ("self", "cls")]
    defaults = [None] * (len(plain) - len(arguments.defaults)) + [*arguments.defaults]
    yield from map(_parameter, plain, defaults)
    if arguments.kwonlyargs:
        yield "*"
        yield from map(_parameter, arguments.kwonlyargs, arguments.kw_defaults)


def _parameter(argument: ast.arg, default: ast.expr | None) -> str:
    typed = f"{argument.arg}: {ast.unparse(argument.annotation)}" if argument.annotation else ""
    return f"{typed} = {ast.unparse(default)}" if default else typed or argument.arg


def _doc(value: Any) -> str:
    return inspect.getdoc(value) or ""


def _inline(text: str) -> str:
    return " ".join(text.split())
