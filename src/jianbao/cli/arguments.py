"""The words of the command line: commands, options and their help, in the user's language."""

from __future__ import annotations

import argparse
from typing import Any

from jianbao import __version__
from jianbao.messages import ARGPARSE_ZH, say
from jianbao.release import ARCHIVES
from jianbao.standard.forms import FORMS
from jianbao.units import PAPER_THICKNESS


def make_parser(language: str) -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    # argparse takes its own few sentences from gettext; these come from the one catalogue.
    sentences = ARGPARSE_ZH if language == "zh" else {}
    vars(argparse)["_"] = lambda text: sentences.get(text, text)
    parser = argparse.ArgumentParser(
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
        parser_class=argparse.ArgumentParser,
    )  # fmt: skip
    _add_build(commands, language)
    _add_check(commands, language)
    _add_figures(commands, language)
    _add_extract(commands, language)
    _add_proof(commands, language)
    _add_register(commands, language)
    _add_print(commands, language)
    _add_templates(commands, language)
    _add_schema(commands, language)
    _add_mail(commands, language)
    _add_verify_layout(commands, language)
    _add_archive(commands, language)
    _add_verify(commands, language)
    return parser


def _add_build(commands: Any, language: str) -> None:
    parser = _add_command(commands, "build", language, say("help-epilog", language))
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


def _add_check(commands: Any, language: str) -> None:
    parser = _add_command(commands, "check", language, say("help-check-epilog", language))
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


def _add_figures(commands: Any, language: str) -> None:
    parser = _add_command(commands, "figures", language)
    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    parser.add_argument(
        "--format", choices=("table", "csv", "xlsx"), help=say("help-figures-format", language)
    )
    _add_profile(parser, language)
    parser.add_argument("--out", metavar="FILE", help=say("help-figures-out", language))


def _add_extract(commands: Any, language: str) -> None:
    parser = _add_command(commands, "extract", language)
    parser.add_argument("pdf", metavar="FILE.pdf", help=say("help-pdf", language))
    parser.add_argument(
        "--out", metavar="DIR", default="extracted", help=say("help-extract-out", language)
    )


def _add_proof(commands: Any, language: str) -> None:
    parser = _add_command(commands, "proof", language, say("help-proof-epilog", language))
    parser.add_argument(
        "briefing", nargs="+", metavar="BRIEFING", help=say("help-briefing", language)
    )
    parser.add_argument("--template", metavar="NAME", help=say("help-template", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("help-format", language)
    )
    _add_profile(parser, language)
    parser.add_argument("--png", metavar="DIR", help=say("help-png", language))


def _add_register(commands: Any, language: str) -> None:
    parser = _add_command(commands, "register", language)
    parser.add_argument(
        "folder", nargs="?", default="briefings", metavar="FOLDER",
        help=say("help-register-folder", language),
    )  # fmt: skip
    parser.add_argument("--year", type=int, help=say("help-register-year", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("help-format", language)
    )


def _add_print(commands: Any, language: str) -> None:
    parser = _add_command(commands, "print", language, say("help-print-epilog", language))

    def add(to: Any, option: str, **settings: Any) -> None:
        to.add_argument(f"--{option}", help=say(f"help-print-{option}", language), **settings)

    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    add(parser, "release", metavar="DIR")
    add(parser, "out", metavar="DIR")
    design = parser.add_mutually_exclusive_group()
    add(design, "booklet", choices=("a3", "a4"))
    add(design, "n-up", choices=(2, 4), type=int)
    add(design, "large", action="store_true")
    add(parser, "thickness", metavar="MM", type=float, default=PAPER_THICKNESS)
    for flag in ("cover-last", "copies", "watermark", "grey", "paper-only"):
        add(parser, flag, action="store_true")
    add(parser, "printer", metavar="NAME")
    add(parser, "count", metavar="N", type=int)
    add(parser, "secret-ok", action="store_true")
    _add_profile(parser, language)


def _add_profile(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("--profile", metavar="FILE", help=say("help-profile", language))


def _add_templates(commands: Any, language: str) -> None:
    parser = _add_command(commands, "templates", language)
    parser.add_argument("--pictures", action="store_true", help=say("help-pictures", language))
    what = parser.add_subparsers(metavar="copy", dest="what")
    copy = what.add_parser(
        "copy", help=say("help-templates-copy", language), add_help=False,
        description=say("help-templates-copy", language),
    )  # fmt: skip
    copy.add_argument("template", metavar="NAME", help=say("help-copy-from", language))
    copy.add_argument("name", metavar="NEW", help=say("help-copy-to", language))
    _add_help(copy, language)


def _add_schema(commands: Any, language: str) -> None:
    parser = _add_command(commands, "schema", language)
    parser.add_argument("folder", metavar="DIR", help=say("help-schema-folder", language))


def _add_mail(commands: Any, language: str) -> None:
    parser = _add_command(commands, "mail", language, say("help-mail-epilog", language))
    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    for option in ("release", "out"):
        parser.add_argument(f"--{option}", metavar="DIR", help=say(f"help-mail-{option}", language))
    for option in ("send", "yes", "internal-ok", "resend-unconfirmed"):
        parser.add_argument(
            f"--{option}", action="store_true", help=say(f"help-mail-{option}", language)
        )
    _add_profile(parser, language)


def _add_verify_layout(commands: Any, language: str) -> None:
    epilog = say("help-verify-layout-epilog", language)
    parser = _add_command(commands, "verify-layout", language, epilog)
    parser.add_argument("file", metavar="FILE", help=say("help-layout-file", language))
    parser.add_argument("--form", choices=FORMS, help=say("help-layout-form", language))
    parser.add_argument(
        "--format", choices=("table", "json"), default="table",
        help=say("help-layout-format", language),
    )  # fmt: skip
    parser.add_argument("--pdf", metavar="OUT.pdf", help=say("help-layout-pdf", language))


def _add_archive(commands: Any, language: str) -> None:
    parser = _add_command(commands, "archive", language, say("help-archive-epilog", language))
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


def _add_verify(commands: Any, language: str) -> None:
    parser = _add_command(commands, "verify", language, say("help-verify-epilog", language))
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
