"""The words of the command line: commands, options and their help, in the user's language."""

from __future__ import annotations

import argparse
from typing import Any

from jianbao import __version__
from jianbao.messages import ARGPARSE_ZH, say
from jianbao.release import ARCHIVES


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
    return parser


def _add_build(commands: Any, language: str) -> None:
    from jianbao.cli.build import run_build

    parser = commands.add_parser(
        "build",
        help=say("help-build", language),
        description=say("help-build-about", language),
        epilog=say("help-epilog", language),
        add_help=False,
    )
    _add_help(parser, language)
    parser.add_argument(
        "briefing", nargs="*", metavar="BRIEFING", help=say("help-briefing", language)
    )
    parser.add_argument("--template", metavar="NAME", help=say("help-template", language))
    parser.add_argument("--out", metavar="DIR", default="output", help=say("help-out", language))
    parser.add_argument("--to", metavar="docx,pdf", help=say("help-to", language))
    parser.add_argument(
        "--embed-fonts", action="store_true", help=say("help-embed-fonts", language)
    )
    parser.add_argument(
        "--pdf-a", choices=tuple(ARCHIVES), default="3a", help=say("help-pdf-a", language)
    )
    parser.add_argument("--strict", action="store_true", help=say("help-strict", language))
    parser.set_defaults(run=run_build)


def _add_check(commands: Any, language: str) -> None:
    parser = commands.add_parser(
        "check",
        help=say("help-check", language),
        description=say("help-check-about", language),
        epilog=say("help-check-epilog", language),
        add_help=False,
    )
    _add_help(parser, language)
    parser.add_argument(
        "briefing", nargs="*", metavar="BRIEFING", help=say("help-briefing", language)
    )
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("help-format", language)
    )
    for option in ("strict", "pages", "fix", "yes"):
        parser.add_argument(
            f"--{option}", action="store_true", help=say(f"help-check-{option}", language)
        )
    parser.set_defaults(run=_run_check)


def _run_check(words: argparse.Namespace, language: str) -> int:
    """Check; imported only now, as for proof."""
    from jianbao.cli.check import run_check

    return run_check(words, language)


def _add_figures(commands: Any, language: str) -> None:
    parser = commands.add_parser(
        "figures",
        help=say("help-figures", language),
        description=say("help-figures-about", language),
        add_help=False,
    )
    _add_help(parser, language)
    parser.add_argument("briefing", metavar="BRIEFING", help=say("help-one-briefing", language))
    parser.add_argument(
        "--format", choices=("table", "csv", "xlsx"), help=say("help-figures-format", language)
    )
    parser.add_argument("--out", metavar="FILE", help=say("help-figures-out", language))
    parser.set_defaults(run=_run_figures)


def _run_figures(words: argparse.Namespace, language: str) -> int:
    """List the ledger; imported only now, as for proof."""
    from jianbao.cli.figures import run_figures

    return run_figures(words, language)


def _add_extract(commands: Any, language: str) -> None:
    from jianbao.cli.extract import run_extract

    parser = commands.add_parser(
        "extract",
        help=say("help-extract", language),
        description=say("help-extract-about", language),
        add_help=False,
    )
    _add_help(parser, language)
    parser.add_argument("pdf", metavar="FILE.pdf", help=say("help-pdf", language))
    parser.add_argument(
        "--out", metavar="DIR", default="extracted", help=say("help-extract-out", language)
    )
    parser.set_defaults(run=run_extract)


def _add_proof(commands: Any, language: str) -> None:
    parser = commands.add_parser(
        "proof",
        help=say("help-proof", language),
        description=say("help-proof-about", language),
        epilog=say("help-proof-epilog", language),
        add_help=False,
    )
    _add_help(parser, language)
    parser.add_argument(
        "briefing", nargs="+", metavar="BRIEFING", help=say("help-briefing", language)
    )
    parser.add_argument("--template", metavar="NAME", help=say("help-template", language))
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help=say("help-format", language)
    )
    parser.add_argument("--png", metavar="DIR", help=say("help-png", language))
    parser.set_defaults(run=_run_proof)


def _run_proof(words: argparse.Namespace, language: str) -> int:
    """Prove; imported only now, so that building does not wait for it."""
    from jianbao.cli.proof import run_proof

    return run_proof(words, language)


def _add_help(parser: argparse.ArgumentParser, language: str) -> None:
    parser.add_argument("-h", "--help", action="help", help=say("help-help", language))
