"""What other packages load at once, and most builds never use, is loaded when it is asked for."""

from __future__ import annotations

import sys
from importlib.util import LazyLoader, find_spec, module_from_spec


def put_off(name: str) -> None:
    """Let a module of another package be loaded when one of its names is first asked for.

    Only for a process of our own that has one thread: a lazy module of Python 3.11 is not safe in
    more.
    """
    if name in sys.modules or (spec := find_spec(name)) is None or spec.loader is None:
        return
    loader = spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    loader.exec_module(module)
    package, _, last = name.rpartition(".")
    if package:  # `from package import last` looks here first, and does not wake it
        setattr(sys.modules[package], last, module)
