"""The kinds of blocks, one file each: the table of them is this folder.

What a template can name, its checks, the schema of `blocks:` and the guide's table follow from
the `KIND` of each file. Only kinds that are named are imported.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.yaml.forms import Slot, slots


@cache
def names() -> tuple[str, ...]:
    """Return the names of all kinds in order; none is imported."""
    here = Path(__path__[0])
    return tuple(sorted(path.stem for path in here.iterdir() if path.stem[:1] != "_"))


@cache
def kind(name: str) -> Kind[Any]:
    """Return a kind by its name, one of `names()`."""
    imported = import_module(f"{__name__}.{name}").KIND
    assert isinstance(imported, Kind)
    return imported


def own_options(name: str) -> list[Slot]:
    """Return the options of a kind but for those that every kind has."""
    common = slots(Options)
    options: type[Options] = kind(name).options
    return [slot for key, slot in slots(options).items() if key not in common]
