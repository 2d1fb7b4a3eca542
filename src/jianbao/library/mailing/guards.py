"""What may not be mailed at all (涉密不上网), and what only on purpose.

A marking counts wherever it stands: in the briefing, in the release's manifest, or printed as a
line of its own. Nothing that a caller can say lets a secret paper through.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jianbao.briefing.model import Briefing
from jianbao.library.forms import form_of
from jianbao.library.release.released import Released
from jianbao.messages.errors import InputError, Problems, not_handed_on
from jianbao.messages.findings import Finding, Place
from jianbao.messages.mailing import (
    mail_internal,
    mail_internal_line,
    mail_secret,
    mail_secret_line,
    mail_unread,
)
from jianbao.readers.errors import ReadError
from jianbao.yaml.source import Mapping, Node, Scalar, read_yaml

SECRET = re.compile(
    r"(?:密级[::]?)?[\[(【〔]?(?:绝密|机密|秘密)[\])】〕]?"
    r"(?:[★☆*⭐].*|(?:保密期限[::]?)?(?:[0-9一二三四五六七八九十]+(?:年|个月|天|日)|长期))?"
)
INTERNAL = re.compile(
    r"[\[(【〔]?内部(?:资料|材料|文件|刊物|参考)[\])】〕]?"
    r"(?:[,;.、。★☆*!]?(?:请?注意保存|请?注意保密|(?:请?妥善|请?专人)保管"
    r"|(?:不得|请勿|严禁|切勿)(?:外传|外泄|翻印|扩散)))*[。.!]?"
)
FOR_INTERNAL_USE = "internal"  # one fact, however it is worded


def check_may_be_mailed(
    briefing: Briefing, sources: dict[str, bytes], released: Released, internal_ok: bool
) -> None:
    """Check that a paper is not secret and, unless `internal_ok`, not internal either.

    Gate: raises Refused with everything that it is marked with, each told once.
    """
    reported: dict[str, Finding] = {}
    for fact, finding in _marks(briefing, sources, released):
        if not (fact == FOR_INTERNAL_USE and internal_ok):
            reported.setdefault(fact, finding)
    if reported:
        raise not_handed_on(reported.values())


def _marks(
    briefing: Briefing, sources: dict[str, bytes], released: Released
) -> Iterator[tuple[str, Finding]]:
    """Yield everything that marks the paper, with the fact that it tells; what was said first."""
    particulars, manifest = briefing.particulars, released.manifest
    if particulars.secrecy:
        mark = particulars.secrecy
        yield _mark(mark.text), mail_secret(mark.place, mark=mark.text)
    if manifest.get("secrecy"):
        text = str(manifest["secrecy"])
        yield _mark(text), mail_secret(None, mark=text)
    if particulars.internal or manifest.get("internal"):
        yield FOR_INTERNAL_USE, mail_internal()
    for scalar in _typed(sources):
        for line in scalar.text.splitlines():
            yield from _in_line(line, scalar.place.file, scalar.place)
    for name in released.files:
        for line in _printed(name, released.files[name]):
            yield from _in_line(line, name, None)


def _in_line(line: str, file: str, place: Place | None) -> Iterator[tuple[str, Finding]]:
    text, shown = _bare(line), line.strip()
    if SECRET.fullmatch(text):
        yield _mark(text), mail_secret_line(place, file=file, line=shown)
    elif INTERNAL.fullmatch(text):
        yield FOR_INTERNAL_USE, mail_internal_line(place, file=file, line=shown)


def _mark(text: str) -> str:
    """Return a mark of secrecy without what stands around it."""
    return _bare(text).removeprefix("密级").lstrip(":").strip("[]()【】〔〕")


def _bare(line: str) -> str:
    """Return a line in one form of its signs, without spaces and invisible characters."""
    return "".join(
        character
        for character in unicodedata.normalize("NFKC", line)
        if unicodedata.category(character)[0] not in "ZC"
    )


def _typed(sources: dict[str, bytes]) -> Iterator[Scalar]:
    for name, data in sources.items():
        node = read_yaml(name, data, Problems())
        if node:
            yield from _scalars(node)


def _scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Mapping():
            for _, value in node.entries.values():
                yield from _scalars(value)
        case _:
            for item in node.items:
                yield from _scalars(item)


def _printed(name: str, data: bytes) -> Iterator[str]:
    """Yield the lines that a file of a release prints, page heads and feet among them.

    Raises InputError where it cannot be read, or is of a form that nobody here reads.
    """
    try:
        yield from form_of(name).back.printed(data)
    except (KeyError, ReadError) as error:
        raise InputError([mail_unread(file=name)]) from error
