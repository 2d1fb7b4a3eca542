"""The words of the command line: commands, options and their help, in the user's language."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any

import jianbao
from jianbao.cli.parser import parser_class
from jianbao.messages.help import (
    COMMAND_ABOUT,
    COMMAND_HELP,
    HELP_ABOUT,
    HELP_ARCHIVE_EPILOG,
    HELP_BACK_EPILOG,
    HELP_CHECK_EPILOG,
    HELP_COMMANDS,
    HELP_EPILOG,
    HELP_HELP,
    HELP_MAIL_EPILOG,
    HELP_PRINT_EPILOG,
    HELP_PROOF_EPILOG,
    HELP_VERIFY_EPILOG,
    HELP_VERIFY_LAYOUT_EPILOG,
    HELP_VERSION,
)
from jianbao.messages.options import (
    ARCHIVE_OPTIONS,
    BACK_OPTIONS,
    CHECK_OPTIONS,
    HELP_ARCHIVE_EEP,
    HELP_ARCHIVE_FONTS,
    HELP_BACK_FILE,
    HELP_BRIEFING,
    HELP_CHANGED,
    HELP_CLUSTER,
    HELP_COPY_FROM,
    HELP_COPY_TO,
    HELP_DESK_FOLDER,
    HELP_DESK_PORT,
    HELP_DESK_QUIET,
    HELP_EMBED_FONTS,
    HELP_EXTRACT_OUT,
    HELP_FIGURES_FORMAT,
    HELP_FIGURES_FROM,
    HELP_FIGURES_OUT,
    HELP_FORMAT,
    HELP_IMPORT_FILE,
    HELP_IMPORT_OUT,
    HELP_JOBS,
    HELP_LAYOUT_FILE,
    HELP_LAYOUT_FORM,
    HELP_LAYOUT_FORMAT,
    HELP_LAYOUT_PDF,
    HELP_NEW_FROM,
    HELP_NEW_NAME,
    HELP_NEW_TEMPLATE,
    HELP_ONE_BRIEFING,
    HELP_OUT,
    HELP_PACKAGE,
    HELP_PDF,
    HELP_PDF_A,
    HELP_PICTURES,
    HELP_PNG,
    HELP_PROFILE,
    HELP_REGISTER_FOLDER,
    HELP_REGISTER_YEAR,
    HELP_SCHEMA_FOLDER,
    HELP_STRICT,
    HELP_TEMPLATE,
    HELP_TEMPLATES_COPY,
    HELP_TO,
    HELP_TRUST,
    MAIL_OPTIONS,
    PRINT_OPTIONS,
)
from jianbao.messages.terms import Term


def make_parser(language: str, words: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Return the parser of the command line.

    It knows the command that `words` begin with, or all where they begin with none.
    """
    parser = parser_class(language)(
        prog="jianbao",
        description=HELP_ABOUT.text(language),
        epilog=HELP_EPILOG.text(language),
        add_help=False,
    )
    _add_help(parser, language)
    parser.add_argument(
        "--version",
        action="version",
        version=f"jianbao {jianbao.__version__}",
        help=HELP_VERSION.text(language),
    )
    commands = parser.add_subparsers(
        title=HELP_COMMANDS.text(language), metavar="COMMAND", required=True
    )
    # Each start pays for what it needs: a parser of all commands takes 10 ms.
    named = words[0] if words and words[0] in COMMANDS else ""
    for name, (add_options, epilog) in COMMANDS.items():
        if named in (name, ""):
            about = epilog.text(language) if epilog else ""
            add_options(_add_command(commands, name, language, about), language)
    return parser


def _build(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "briefing", nargs="*", metavar="BRIEFING", help=HELP_BRIEFING.text(language)
    )
    parser.add_argument("--template", metavar="NAME", help=HELP_TEMPLATE.text(language))
    _add_profile(parser, language)
    parser.add_argument("--out", metavar="DIR", default="output", help=HELP_OUT.text(language))
    parser.add_argument("--to", metavar=",".join(jianbao.FORMS), help=HELP_TO.text(language))
    parser.add_argument("--embed-fonts", action="store_true", help=HELP_EMBED_FONTS.text(language))
    parser.add_argument(
        "--pdf-a", choices=jianbao.PDF_A, default="3a", help=HELP_PDF_A.text(language)
    )
    parser.add_argument("--strict", action="store_true", help=HELP_STRICT.text(language))
    parser.add_argument("--jobs", type=int, metavar="N", help=HELP_JOBS.text(language))
    parser.add_argument("--cluster", metavar="ADDRESS", help=HELP_CLUSTER.text(language))
    parser.add_argument("--changed", action="store_true", help=HELP_CHANGED.text(language))


def _check(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "briefing", nargs="*", metavar="BRIEFING", help=HELP_BRIEFING.text(language)
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=HELP_FORMAT.text(language)
    )
    _add_profile(parser, language)
    for option in ("strict", "pages", "fix", "yes"):
        parser.add_argument(
            f"--{option}", action="store_true", help=CHECK_OPTIONS[option].text(language)
        )


def _figures(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("briefing", metavar="BRIEFING", help=HELP_ONE_BRIEFING.text(language))
    parser.add_argument(
        "--format", choices=("table", "csv", "xlsx"), help=HELP_FIGURES_FORMAT.text(language)
    )
    _add_profile(parser, language)
    parser.add_argument("--out", metavar="FILE", help=HELP_FIGURES_OUT.text(language))
    parser.add_argument(
        "--from", dest="taken", metavar="FILE", help=HELP_FIGURES_FROM.text(language)
    )
    parser.add_argument("--yes", action="store_true", help=CHECK_OPTIONS["yes"].text(language))


def _extract(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("pdf", metavar="FILE.pdf", help=HELP_PDF.text(language))
    parser.add_argument(
        "--out", metavar="DIR", default="extracted", help=HELP_EXTRACT_OUT.text(language)
    )


def _import(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("file", nargs="+", metavar="FILE", help=HELP_IMPORT_FILE.text(language))
    parser.add_argument("--out", metavar="DIR", help=HELP_IMPORT_OUT.text(language))


def _take_back(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("file", metavar="EDITED.docx", help=HELP_BACK_FILE.text(language))
    parser.add_argument("briefing", metavar="BRIEFING", help=HELP_ONE_BRIEFING.text(language))
    for option in ("write", "figures"):
        parser.add_argument(
            f"--{option}", action="store_true", help=BACK_OPTIONS[option].text(language)
        )
    parser.add_argument("--only", metavar="1,3", help=BACK_OPTIONS["only"].text(language))
    parser.add_argument("--release", metavar="DIR", help=BACK_OPTIONS["release"].text(language))
    parser.add_argument("--template", metavar="NAME", help=HELP_TEMPLATE.text(language))
    _add_profile(parser, language)


def _new(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("name", metavar="NAME", help=HELP_NEW_NAME.text(language))
    parser.add_argument("--template", metavar="NAME", help=HELP_NEW_TEMPLATE.text(language))
    parser.add_argument("--from", dest="last", metavar="LAST", help=HELP_NEW_FROM.text(language))


def _desk(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "folder", nargs="?", default=".", metavar="FOLDER", help=HELP_DESK_FOLDER.text(language)
    )
    parser.add_argument(
        "--port", type=int, default=0, metavar="N", help=HELP_DESK_PORT.text(language)
    )
    parser.add_argument("--no-browser", action="store_true", help=HELP_DESK_QUIET.text(language))
    _add_profile(parser, language)


def _proof(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "briefing", nargs="+", metavar="BRIEFING", help=HELP_BRIEFING.text(language)
    )
    parser.add_argument("--template", metavar="NAME", help=HELP_TEMPLATE.text(language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=HELP_FORMAT.text(language)
    )
    _add_profile(parser, language)
    parser.add_argument("--png", metavar="DIR", help=HELP_PNG.text(language))


def _register(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument(
        "folder",
        nargs="?",
        default="briefings",
        metavar="FOLDER",
        help=HELP_REGISTER_FOLDER.text(language),
    )
    parser.add_argument("--year", type=int, help=HELP_REGISTER_YEAR.text(language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=HELP_FORMAT.text(language)
    )


def _print(parser: argparse.ArgumentParser, language: str) -> None:

    def add(to: Any, option: str, **settings: Any) -> None:
        to.add_argument(f"--{option}", help=PRINT_OPTIONS[option].text(language), **settings)

    parser.add_argument("briefing", metavar="BRIEFING", help=HELP_ONE_BRIEFING.text(language))
    add(parser, "release", metavar="DIR")
    add(parser, "out", metavar="DIR")
    design = parser.add_mutually_exclusive_group()
    add(design, "booklet", choices=("a3", "a4"))
    add(design, "n-up", choices=(2, 4), type=int)
    add(design, "large", action="store_true")
    add(parser, "thickness", metavar="MM", type=float)
    add(parser, "cover-last", action=argparse.BooleanOptionalAction)
    flags = ("one-sided", "cover-stock", "trim-marks", "copies", "watermark", "grey", "paper-only")
    for flag in flags:
        add(parser, flag, action="store_true")
    add(parser, "printer", metavar="NAME")
    for option, value in (("tray", "TRAY"), ("cover-tray", "TRAY"), ("pin", "DIGITS")):
        add(parser, option, metavar=value, default="")
    for flag in ("staple", "fold", "punch", "again"):
        add(parser, flag, action="store_true")
    text = PRINT_OPTIONS["option"].text(language)
    parser.add_argument("-o", "--option", metavar="NAME=VALUE", action="append", help=text)
    add(parser, "count", metavar="N", type=int)
    add(parser, "secret-ok", action="store_true")
    _add_profile(parser, language)


def _add_profile(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--profile", metavar="FILE", help=HELP_PROFILE.text(language))


def _templates(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--pictures", action="store_true", help=HELP_PICTURES.text(language))
    what = parser.add_subparsers(metavar="copy", dest="what")
    copy = what.add_parser(
        "copy",
        help=HELP_TEMPLATES_COPY.text(language),
        add_help=False,
        description=HELP_TEMPLATES_COPY.text(language),
    )
    copy.add_argument("template", metavar="NAME", help=HELP_COPY_FROM.text(language))
    copy.add_argument("name", metavar="NEW", help=HELP_COPY_TO.text(language))
    _add_help(copy, language)


def _schema(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("folder", metavar="DIR", help=HELP_SCHEMA_FOLDER.text(language))


def _mail(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("briefing", metavar="BRIEFING", help=HELP_ONE_BRIEFING.text(language))
    for option in ("release", "out"):
        parser.add_argument(f"--{option}", metavar="DIR", help=MAIL_OPTIONS[option].text(language))
    text = MAIL_OPTIONS["only"].text(language)
    parser.add_argument("--only", metavar="ADDRESS", action="append", help=text)
    for option in ("send", "yes", "internal-ok", "with-sources", "resend-unconfirmed"):
        parser.add_argument(
            f"--{option}", action="store_true", help=MAIL_OPTIONS[option].text(language)
        )
    _add_profile(parser, language)


def _verify_layout(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("file", metavar="FILE", help=HELP_LAYOUT_FILE.text(language))
    parser.add_argument(
        "--form", choices=jianbao.LAYOUT_FORMS, help=HELP_LAYOUT_FORM.text(language)
    )
    parser.add_argument(
        "--format",
        choices=("table", "json"),
        default="table",
        help=HELP_LAYOUT_FORMAT.text(language),
    )
    parser.add_argument("--pdf", metavar="OUT.pdf", help=HELP_LAYOUT_PDF.text(language))


def _archive(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("briefing", metavar="BRIEFING", help=HELP_ONE_BRIEFING.text(language))
    for option, value in (
        ("release", "DIR"), ("out", "DIR"), ("catalogue", "DIR"), ("fonds", "J001"),
        ("retention", "Y|D30|D10"), ("department", "BGS"), ("item", "0001"),
        ("sign-key", "KEY"), ("sign-cert", "CERT"), ("gpg", "KEYID"), ("timestamp", "URL"),
    ):  # fmt: skip
        parser.add_argument(
            f"--{option}", metavar=value, help=ARCHIVE_OPTIONS[option].text(language)
        )
    for option, help_text in (("fonts", HELP_ARCHIVE_FONTS), ("eep", HELP_ARCHIVE_EEP)):
        parser.add_argument(f"--{option}", action="store_true", help=help_text.text(language))
    _add_profile(parser, language)


def _verify(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("package", metavar="PACKAGE", help=HELP_PACKAGE.text(language))
    parser.add_argument("--trust", metavar="FILE", help=HELP_TRUST.text(language))


def _add_command(
    commands: Any, name: str, language: str, epilog: str = ""
) -> argparse.ArgumentParser:
    """Return the parser of a command; `jianbao.cli` runs `run_NAME` of the module of its name."""
    parser: argparse.ArgumentParser = commands.add_parser(
        name,
        help=COMMAND_HELP[name].text(language),
        description=COMMAND_ABOUT[name].text(language),
        epilog=epilog,
        add_help=False,
    )
    parser.set_defaults(command=MODULES.get(name, name.replace("-", "_")))
    _add_help(parser, language)
    return parser


def _add_help(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=HELP_HELP.text(language))


MODULES = {"import": "importing", "print": "printing"}
"""A command whose word cannot name a module, or would hide Python's own word in the package."""
COMMANDS: dict[str, tuple[Callable[[argparse.ArgumentParser, str], None], Term | None]] = {
    "build": (_build, HELP_EPILOG),
    "check": (_check, HELP_CHECK_EPILOG),
    "figures": (_figures, None),
    "extract": (_extract, None),
    "import": (_import, None),
    "new": (_new, None),
    "take-back": (_take_back, HELP_BACK_EPILOG),
    "desk": (_desk, None),
    "proof": (_proof, HELP_PROOF_EPILOG),
    "register": (_register, None),
    "print": (_print, HELP_PRINT_EPILOG),
    "templates": (_templates, None),
    "schema": (_schema, None),
    "mail": (_mail, HELP_MAIL_EPILOG),
    "verify-layout": (_verify_layout, HELP_VERIFY_LAYOUT_EPILOG),
    "archive": (_archive, HELP_ARCHIVE_EPILOG),
    "verify": (_verify, HELP_VERIFY_EPILOG),
}
"""Each command: what adds its options, and the sentence behind its help."""
