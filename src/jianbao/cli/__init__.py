"""Words typed to calls, and words printed. One file a command; nothing else knows the terminal."""

from __future__ import annotations

import atexit
import gc
import io
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module

from jianbao.cli.arguments import make_parser
from jianbao.cli.problems import print_error
from jianbao.messages.commands import problems
from jianbao.messages.errors import BriefingError
from jianbao.messages.terms import language_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 (findings) or 2 (unusable input)."""
    _collect_garbage_rarely()
    _print_any_character()
    language = language_of(dict(os.environ))
    words = sys.argv[1:] if arguments is None else arguments
    options = make_parser(language, words).parse_args(words)
    try:
        code = _run(options, language)
        sys.stdout.flush()
        return code
    except BriefingError as error:
        print_error(error, problems, language)
        return error.exit_code
    except BrokenPipeError:
        _say_no_more()
        return 1
    except KeyboardInterrupt:
        return 130


def _run(options: Namespace, language: str) -> int:
    """Run a command; only its own module is imported, for a command pays for what it does."""
    module = import_module(f"jianbao.cli.{options.command}")
    return int(getattr(module, f"run_{options.command}")(options, language))


def _collect_garbage_rarely() -> None:
    """Save an eighth of a build: it makes many small objects that all live to its end."""
    gc.set_threshold(100_000, 50, 50)
    atexit.register(gc.freeze)  # nothing is collected on the way out


def _say_no_more() -> None:
    """Go on without a reader (`| head`): what is still to be printed goes nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _print_any_character() -> None:
    """Never fail over a character that the terminal's encoding lacks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
