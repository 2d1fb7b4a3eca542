"""Words typed to calls, and words printed. One file a command; nothing else knows the terminal."""

from __future__ import annotations

import atexit
import errno
import gc
import os
import signal
import sys
import warnings
from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

import jianbao
from jianbao.cli.arguments import make_parser
from jianbao.cli.clock import is_readable
from jianbao.cli.interruptions import Interruptions
from jianbao.cli.problems import print_error
from jianbao.cli.streams import give_up_streams, prepare_streams
from jianbao.cli.system import language as system_language
from jianbao.messages.commands import (
    NO_CLOCK,
    NO_MEMORY,
    STANDARD_OUTPUT,
    problems,
    system_failed,
    system_failed_at,
)
from jianbao.messages.errors import BriefingError
from jianbao.messages.findings import Finding
from jianbao.messages.opening import unwritten
from jianbao.messages.report import report


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code: 0, 1 (findings) or 2 (unusable input)."""
    with Interruptions() as interruptions, warnings.catch_warnings():
        if not sys.warnoptions:
            warnings.simplefilter("ignore")  # a library's words about a picture are not ours
        try:
            return interruptions.code(_main(arguments))
        except KeyboardInterrupt:
            return interruptions.code(128 + signal.SIGINT)


def _main(arguments: Sequence[str] | None) -> int:
    prepare_streams()
    _collect_garbage_rarely()
    language = system_language(os.environ)
    words = sys.argv[1:] if arguments is None else arguments
    try:
        code = _obeyed(words, language)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        give_up_streams()
    except OSError as error:
        give_up_streams()
        _say(_failed(error), language)
    except MemoryError:
        _say(system_failed(reason=NO_MEMORY), language)
    except Exception:  # by a clock that no library can read anything may fail; all else is raised
        if is_readable():
            raise
        _say(system_failed(reason=NO_CLOCK), language)
    return 1


def _obeyed(words: Sequence[str], language: str) -> int:
    options = make_parser(language, words).parse_args(words)
    try:
        return _run(options, language)
    except BriefingError as error:
        print_error(error, problems, language)
        return error.exit_code


def _failed(error: OSError) -> Finding:
    """Return what the system did not do. Files that are written tell it themselves (WriteError)."""
    reason, full = unwritten(error), error.errno in (errno.ENOSPC, errno.EIO, errno.EBADF)
    if file := error.filename or (STANDARD_OUTPUT if full else None):
        return system_failed_at(file=file, reason=reason)
    return system_failed(reason=reason)


def _say(finding: Finding, language: str) -> None:
    with suppress(OSError, ValueError):
        print(report(finding, language), file=sys.stderr)
        sys.stderr.flush()
    give_up_streams()


def _run(options: Namespace, language: str) -> int:
    """Run a command; only its own module is imported, for a command pays for what it does."""
    if epoch := os.environ.get("SOURCE_DATE_EPOCH", ""):  # libraries read it, too
        jianbao.Surroundings.here(source_date_epoch=epoch)
    module = import_module(f"jianbao.cli.{options.command}")
    return int(getattr(module, f"run_{options.command}")(options, language))


def _collect_garbage_rarely() -> None:
    """Save an eighth of a build: it makes many small objects that all live to its end."""
    gc.set_threshold(1_000_000, 50, 50)
    atexit.register(gc.freeze)  # nothing is collected on the way out
