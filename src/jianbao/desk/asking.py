"""What the desk's routes are asked and answer: the shapes of docs/desk.md, and JSON."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TypeVar

import msgspec
from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from jianbao.desk.doing import PrintWish
from jianbao.desk.drawing import Drawn
from jianbao.desk.fields import Model
from jianbao.desk.paper import Conflict, Step
from jianbao.desk.plainly import advised, said
from jianbao.library.archiving.filing import FilingOptions
from jianbao.messages.findings import Finding

KINDS = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
T = TypeVar("T")


class Asked(Struct, frozen=True):
    """What every question about a briefing says."""

    name: str
    language: str = "zh"
    template: str = ""
    have: frozenset[str] = frozenset()  # pages that the browser has
    steps: list[Step] = []
    words: str = ""
    group: str = ""
    sheet: bool = False  # whether the metrics sheet is to be drawn, too
    model: bool = False  # whether the fields are wanted


class Answer(Struct, frozen=True, omit_defaults=True):
    """The state of a briefing after something was done."""

    version: int
    drawn: Drawn | None = None
    model: Model | None = None
    conflicts: tuple[Conflict, ...] = ()
    undone: str = ""


class Beginning(Struct, frozen=True):
    """A briefing that is to begin."""

    name: str
    template: str = ""
    last: str = ""


class Going(Struct, frozen=True):
    """What is to leave, and how."""

    name: str
    what: str
    language: str = "zh"
    print: PrintWish = PrintWish()
    internal_ok: bool = False
    filing: FilingOptions = FilingOptions()


class Taking(Struct, frozen=True):
    """Which changes of a paper that came back are to be written."""

    name: str
    numbers: list[int]
    language: str = "zh"
    words: str = ""


class Answered(Struct, frozen=True):
    """The answer to a question of an import."""

    name: str
    number: int
    way: str
    language: str = "zh"
    words: str = ""


class Copied(Struct, frozen=True):
    """A text that was copied somewhere else."""

    text: str


async def question(request: Request, kind: type[T]) -> T:
    """Return what is asked. Raises HTTPException (400) for what is no such question."""
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise HTTPException(400) from error


def as_json(value: object, status: int = 200) -> Response:
    """Answer with a value."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def refusal(
    findings: tuple[Finding, ...] | list[Finding], language: str, status: int = 422
) -> Response:
    """Answer with the reasons why something was not done."""
    told = [
        {"level": str(each.level), "text": said(each, language), "hint": advised(each, language)}
        for each in findings
    ]
    return as_json({"refused": told}, status)


def page_file(name: str) -> Response:
    """Answer with a file of the page; only what is in the package's list has a name."""
    if name not in _names():
        return Response(status_code=404)
    data = files("jianbao.desk").joinpath("static", *name.split("/")).read_bytes()
    kind = KINDS.get(name.rsplit(".", 1)[-1], "application/octet-stream")
    return Response(data, media_type=kind, headers={"Cache-Control": "no-cache"})


@lru_cache(maxsize=1)
def _names() -> set[str]:
    """Return the names of the page's files; a folder is not walked for each of them."""
    found, waiting = set(), [("", files("jianbao.desk").joinpath("static"))]
    while waiting:
        above, folder = waiting.pop()
        for each in folder.iterdir():
            if each.is_dir():
                waiting.append((f"{above}{each.name}/", each))
            else:
                found.add(f"{above}{each.name}")
    return found
