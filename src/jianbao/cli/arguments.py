"""The words of the command line: commands, options and their help, in the user's language."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

from jianbao.cli.parser import parser_class
from jianbao.document.program import __version__
from jianbao.messages.catalogue import say


def make_parser(language: str, words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    It knows the command that `words` begin with, or all where they begin with none.
    """
    parser = parser_class(language)(
        prog="jianbao", description=say("help-about", language),
        epilog=say("help-epilog", language), add_help=False,
    )  # fmt: skip
    _add_help(parser, language)
    parser.add_argument(
        "--version", action="version", version=f"jianbao {__version__}",
        help=say("help-version", language),
    )  # fmt: skip
    commands = parser.add_subparsers(
        title=say("help-commands", language), metavar="COMMAND", required=True,
    )  # fmt: skip
    # Each start pays for what it needs: a parser of all commands takes 10 ms.
    named = words[0] if words and words[0] in COMMANDS else ""
    for name, (add_options, epilog) in COMMANDS.items():
        if named in (name, ""):
            about = say(epilog, language) if epilog else ""
            add_options(_add_command(commands, name, language, about), language)
    return parser


def _build(parser: argparse.ArgumentParser, language: str) -> None:
    from jianbao.writers.pdf.conformance import ARCHIVES

    parser.add_argument(
        "briefing", nargs="*", metavar="BRIEFING", help=say("help-briefing", language)
    )
    parser.add_argument("--template", metavar="NAME", help=say("help-template", language))
    _add_profile(parser, language)
    parser.add_argument("--out", metavar="DIR", default="output", help=say("help-out", language))
    parser.add_argument("--to", metavar="docx,pdf,ofd", help=say("help-to", language))
    parser.add_argument(
        "--embed-fonts", action="store_true", help=say("help-embed-fonts", language)
    )
    parser.add_argument(
        "--pdf-a", choices=tuple(ARCHIVES), default="3a", help=say("help-pdf-a", language)
    )
    parser.add_argument("--strict", action="store_true", help=say("help-strict", language))


def _check(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "briefing", nargs="*", metavar="BRIEFING", help=say("help-briefing", language)
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("help-format", language)
    )
    _add_profile(parser, language)
    for option in ("strict", "pages", "fix", "yes"):
        parser.add_argument(
            f"--{option}", action="store_true", help=say(f"help-check-{option}", language)
        )


def _figures(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    parser.add_argument(
        "--format", choices=("table", "csv", "xlsx"), help=say("help-figures-format", language)
    )
    _add_profile(parser, language)
    parser.add_argument("--out", metavar="FILE", help=say("help-figures-out", language))


def _extract(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("pdf", metavar="FILE.pdf", help=say("help-pdf", language))
    parser.add_argument(
        "--out", metavar="DIR", default="extracted", help=say("help-extract-out", language)
    )


def _proof(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "briefing", nargs="+", metavar="BRIEFING", help=say("help-briefing", language)
    )
    parser.add_argument("--template", metavar="NAME", help=say("help-template", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("help-format", language)
    )
    _add_profile(parser, language)
    parser.add_argument("--png", metavar="DIR", help=say("help-png", language))


def _register(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "folder", nargs="?", default="briefings", metavar="FOLDER",
        help=say("help-register-folder", language),
    )  # fmt: skip
    parser.add_argument("--year", type=int, help=say("help-register-year", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("help-format", language)
    )


def _print(parser: argparse.ArgumentParser, language: str) -> None:

    def add(to: Any, option: str, **settings: Any) -> None:
        to.add_argument(f"--{option}", help=say(f"help-print-{option}", language), **settings)

    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    add(parser, "release", metavar="DIR")
    add(parser, "out", metavar="DIR")
    design = parser.add_mutually_exclusive_group()
    add(design, "booklet", choices=("a3", "a4"))
    add(design, "n-up", choices=(2, 4), type=int)
    add(design, "large", action="store_true")
    add(parser, "thickness", metavar="MM", type=float)
    for flag in ("cover-last", "copies", "watermark", "grey", "paper-only"):
        add(parser, flag, action="store_true")
    add(parser, "printer", metavar="NAME")
    add(parser, "count", metavar="N", type=int)
    add(parser, "secret-ok", action="store_true")
    _add_profile(parser, language)


def _add_profile(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--profile", metavar="FILE", help=say("help-profile", language))


def _templates(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--pictures", action="store_true", help=say("help-pictures", language))
    what = parser.add_subparsers(metavar="copy", dest="what")
    copy = what.add_parser(
        "copy", help=say("help-templates-copy", language), add_help=False,
        description=say("help-templates-copy", language),
    )  # fmt: skip
    copy.add_argument("template", metavar="NAME", help=say("help-copy-from", language))
    copy.add_argument("name", metavar="NEW", help=say("help-copy-to", language))
    _add_help(copy, language)


def _schema(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("folder", metavar="DIR", help=say("help-schema-folder", language))


def _mail(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    for option in ("release", "out"):
        parser.add_argument(f"--{option}", metavar="DIR", help=say(f"help-mail-{option}", language))
    for option in ("send", "yes", "internal-ok", "resend-unconfirmed"):
        parser.add_argument(
            f"--{option}", action="store_true", help=say(f"help-mail-{option}", language)
        )
    _add_profile(parser, language)


def _verify_layout(parser: argparse.ArgumentParser, language: str) -> None:
    from jianbao.proof.standard.papers import FORMS

    parser.add_argument("file", metavar="FILE", help=say("help-layout-file", language))
    parser.add_argument("--form", choices=FORMS, help=say("help-layout-form", language))
    parser.add_argument(
        "--format", choices=("table", "json"), default="table",
        help=say("help-layout-format", language),
    )  # fmt: skip
    parser.add_argument("--pdf", metavar="OUT.pdf", help=say("help-layout-pdf", language))


def _archive(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    for option, value in (
        ("release", "DIR"), ("out", "DIR"), ("sign-key", "KEY"), ("sign-cert", "CERT"),
        ("gpg", "KEYID"),
    ):  # fmt: skip
        parser.add_argument(
            f"--{option}", metavar=value, help=say(f"help-archive-{option}", language)
        )
    parser.add_argument("--eep", action="store_true", help=say("help-archive-eep", language))
    _add_profile(parser, language)


def _verify(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("package", metavar="PACKAGE", help=say("help-package", language))
    parser.add_argument("--trust", metavar="FILE", help=say("help-trust", language))


def _add_command(
    commands: Any, name: str, language: str, epilog: str = ""
) -> argparse.ArgumentParser:
    """Return the parser of a command; `jianbao.cli` runs `run_NAME` of the module of its name."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=say(f"help-{name}", language),
        description=say(f"help-{name}-about", language),
        epilog=epilog,
        add_help=False,
    )
    parser.set_defaults(command=name.replace("-", "_"))
    _add_help(parser, language)
    return parser


def _add_help(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=say("help-help", language))


COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser, str], None], str]] = {
    "build": (_build, "help-epilog"),
    "check": (_check, "help-check-epilog"),
    "figures": (_figures, ""),
    "extract": (_extract, ""),
    "proof": (_proof, "help-proof-epilog"),
    "register": (_register, ""),
    "print": (_print, "help-print-epilog"),
    "templates": (_templates, ""),
    "schema": (_schema, ""),
    "mail": (_mail, "help-mail-epilog"),
    "verify-layout": (_verify_layout, "help-verify-layout-epilog"),
    "archive": (_archive, "help-archive-epilog"),
    "verify": (_verify, "help-verify-epilog"),
}
"""Each command: what adds its options, and the sentence behind its help."""
