"""The desk's routes (docs/desk.md): JSON in, JSON out; the page itself is a handful of files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import msgspec
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from jianbao.desk import doing
from jianbao.desk.asking import (
    Answer,
    Answered,
    Asked,
    Beginning,
    Copied,
    Going,
    Taking,
    as_json,
    page_file,
    question,
    refusal,
)
from jianbao.desk.doing import Run
from jianbao.desk.drawing import Drawer, Drawn
from jianbao.desk.log import OutsideChangeError
from jianbao.desk.looking import Looker
from jianbao.desk.office import NoBriefingError, Office
from jianbao.desk.paper import Conflict, OpenPaper
from jianbao.desk.splicing import CannotWriteError
from jianbao.desk.taking_in import StoppedError, answer, doubts_of, take_in
from jianbao.fonts.bundle import SHIPPED, Face
from jianbao.fonts.slices import characters, css_ranges, slices
from jianbao.fonts.subset import subset
from jianbao.library.importing import cleaned
from jianbao.library.taking_back import TakenBack
from jianbao.library.templates import templates
from jianbao.messages.desk import cannot_write_there, changed_outside, no_such_briefing
from jianbao.messages.desk_beside import BESIDE
from jianbao.messages.desk_words import WORDS
from jianbao.messages.errors import BriefingError, InputError

RUNS = 20  # that are remembered, each by the name that its asker gave it
WATCH = 0.25  # s between two looks at the folder, while somebody has it open
LONG = {"Cache-Control": "max-age=31536000, immutable"}


class Desk:
    """The routes over one office."""

    def __init__(self, office: Office, language: str) -> None:
        self.office, self.language = office, language
        self.ending: Callable[[], bool] = lambda: False  # whether the server is about to end
        self._back: dict[str, TakenBack] = {}
        self._runs: dict[str, Run] = {}

    def app(self) -> Starlette:
        """Return the application."""
        posts = {
            "/api/draw": self.draw, "/api/change": self.change, "/api/undo": self.undo,
            "/api/redo": self.redo, "/api/look": self.look, "/api/new": self.new,
            "/api/import": self.take_in, "/api/go": self.go, "/api/back": self.back,
            "/api/take": self.take, "/api/doubt": self.doubt, "/api/clean": self.clean,
            "/api/picture": self.picture, "/api/sheets": self.sheets,
        }  # fmt: skip
        gets = {
            "/": self.page,
            "/static/{file:path}": self.static,
            "/face/{role}": self.face,
            "/face/{role}/{number:int}.ttf": self.face,
            "/api/faces": self.faces,
            "/api/office": self.listing,
            "/api/events": self.events,
            "/api/doubts": self.doubts,
            "/api/step": self.step,
            "/api/sources": self.sources,
        }
        return Starlette(
            routes=[
                *(Route(path, each, methods=["POST"]) for path, each in posts.items()),
                *(Route(path, each, methods=["GET"]) for path, each in gets.items()),
            ]
        )

    async def page(self, _: Request) -> Response:
        """Answer with the page."""
        return page_file("index.html")

    async def static(self, request: Request) -> Response:
        """Answer with a file of the page, of which there is a list."""
        return page_file(request.path_params["file"])

    async def face(self, request: Request) -> Response:
        """Answer with a face of the package, or of the office's own: whole, or a slice of it."""
        role = request.path_params["role"].removesuffix(".ttf")
        face = self._face(role)
        if face is None:
            return Response(status_code=404)
        number = request.path_params.get("number")
        if number is None:
            data = await run_in_threadpool(face.path.read_bytes)
        elif number < len(slices()):
            data = await run_in_threadpool(lambda: subset(face, characters(number)))
        else:
            return Response(status_code=404)
        return Response(data, media_type="font/ttf", headers=LONG)

    def _face(self, role: str) -> Face | None:
        for _, *drawers in self.office.opened():
            for drawer in drawers:
                if role in drawer.faces:
                    return drawer.faces[role]
        return SHIPPED.get(role)

    async def faces(self, _: Request) -> Response:
        """Answer with the slices of any face, each as the characters that CSS gives it."""
        return as_json(css_ranges())

    async def listing(self, _: Request) -> Response:
        """Answer with the briefings, the templates and the words of the page."""
        return await self._answered(self._list)

    def _list(self) -> dict[str, Any]:
        return {
            "language": self.language,
            "only": self.office.only,
            "briefings": self.office.listed(),
            "templates": [
                {
                    "name": each.name,
                    "title": each.title,
                    "purpose": each.purpose,
                    "variants": each.variants,
                }
                for each in templates(self.office.around)
                if not each.findings
            ],
            "words": {language: _words(language) for language in ("zh", "en")},
        }

    async def draw(self, request: Request) -> Response:
        """Answer with fields and pages."""
        asked = await question(request, Asked)
        return await self._answered(lambda: self._state(asked))

    async def change(self, request: Request) -> Response:
        """Make changes and answer with the pages."""
        asked = await question(request, Asked)

        def change() -> Answer:
            paper = self.office.open(asked.name)[0]
            return self._state(asked, paper.change(asked.steps, asked.words, asked.group))

        return await self._answered(change)

    async def undo(self, request: Request) -> Response:
        """Take the last operation back."""
        return await self._moved(await question(request, Asked), OpenPaper.undo)

    async def redo(self, request: Request) -> Response:
        """Do it again."""
        return await self._moved(await question(request, Asked), OpenPaper.redo)

    async def _moved(self, asked: Asked, move: Callable[[OpenPaper], str]) -> Response:
        def moved() -> Answer:
            words = move(self.office.open(asked.name)[0])
            return msgspec.structs.replace(self._state(asked), undone=words)

        return await self._answered(moved)

    def _state(self, asked: Asked, conflicts: list[Conflict] | None = None) -> Answer:
        paper, drawer, _ = self.office.open(asked.name)
        with paper.lock:
            paper.refresh()
            version, held = paper.version, dict(paper.files)
        with drawer.lock:
            drawn = drawn_now(paper, drawer, held, asked)
        model = paper.model if asked.model else None
        return Answer(version, drawn, model, tuple(conflicts or ()))

    async def look(self, request: Request) -> Response:
        """Answer with findings, ledger and gate, and the metrics sheet's pages."""
        asked = await question(request, Asked)

        def look() -> dict[str, Any]:
            paper, quick, drawer = self.office.open(asked.name)
            looker = Looker(paper, drawer, asked.language)
            with drawer.lock:
                look, papers = looker.look(asked.template)
                quick.known = drawer.known
                return {"look": look, "drawn": drawer.drawn(papers, looker.files, asked.have)}

        return await self._answered(look)

    async def events(self, request: Request) -> Response:
        """Tell when another program has changed the briefing, for as long as somebody listens."""
        try:
            paper, *drawers = self.office.open(request.query_params.get("name", ""))
        except NoBriefingError:
            return Response(status_code=404)

        async def told() -> AsyncIterator[str]:
            yield f"data: {paper.version}\n\n"
            while not self.ending() and not await request.is_disconnected():
                await asyncio.sleep(WATCH)
                changed = await run_in_threadpool(paper.refresh)
                if changed:
                    for drawer in drawers:
                        drawer.forget()
                    yield f"data: {paper.version}\n\n"

        return StreamingResponse(told(), media_type="text/event-stream")

    async def new(self, request: Request) -> Response:
        """Begin a briefing."""
        asked = await question(request, Beginning)
        return await self._answered(
            lambda: doing.begin(self.office, asked.name, asked.template, asked.last)
        )

    async def take_in(self, request: Request) -> Response:
        """Make a briefing of a dropped paper: its bytes are the body."""
        name, data = request.query_params.get("file", ""), await request.body()
        language = request.query_params.get("language", self.language)

        def taken(run: Run) -> object:
            return take_in(self.office, name, data, language, run.stopped.is_set)

        return await self._run(request, taken, language)

    async def doubts(self, request: Request) -> Response:
        """Answer with what an import asks."""
        name = request.query_params.get("name", "")
        return await self._answered(lambda: doubts_of(self.office, name))

    async def doubt(self, request: Request) -> Response:
        """Take the answer to one question."""
        asked = await question(request, Answered)

        def answered() -> object:
            answer(self.office, asked.name, asked.number, asked.way, asked.words)
            state = self._state(Asked(asked.name, asked.language, model=True))
            return {"state": state, "doubts": doubts_of(self.office, asked.name)}

        return await self._answered(answered, asked.language)

    async def clean(self, request: Request) -> Response:
        """Answer with the paragraphs of a copied text, mended as an import mends them."""
        asked = await question(request, Copied)

        def clean() -> object:
            lines, mended = cleaned(asked.text)
            return {"lines": lines, "mended": mended}

        return await self._answered(clean)

    async def picture(self, request: Request) -> Response:
        """Put a picture into the folder: its bytes are the body."""
        asked, data = request.query_params, await request.body()
        name, file = asked.get("name", ""), asked.get("file", "")
        return await self._answered(
            lambda: {"file": doing.keep_picture(self.office, name, file, data)}
        )

    async def sources(self, request: Request) -> Response:
        """Answer with the files of a briefing as they are written."""
        name = request.query_params.get("name", "")
        return await self._answered(lambda: self.office.open(name)[0].sources())

    async def step(self, request: Request) -> Response:
        """Say where something is that takes its time."""
        run = self._runs.get(request.query_params.get("run", ""))
        return as_json({"step": run.step, "ended": run.ended} if run else {"step": "", "ended": ""})

    async def back(self, request: Request) -> Response:
        """Say what a Word file that came back edited changes: its bytes are the body."""
        asked, data = request.query_params, await request.body()
        language, name = asked.get("language", self.language), asked.get("name", "")

        def back() -> object:
            taken, shown = doing.came_back(self.office, name, asked.get("file", ""), data, language)
            self._back = {name: taken}
            return {"changes": shown, "kept": taken.kept, "lines": taken.lines}

        return await self._answered(back, language)

    async def take(self, request: Request) -> Response:
        """Write chosen changes of the file that came back last."""
        asked = await question(request, Taking)

        def take() -> Answer:
            taken = self._back.get(asked.name)
            if taken is None:
                raise NoBriefingError(asked.name)
            paper = self.office.open(asked.name)[0]
            paper.put(taken.files(asked.numbers), taken.sources, asked.words)
            return self._state(Asked(asked.name, asked.language, model=True))

        return await self._answered(take, asked.language)

    async def go(self, request: Request) -> Response:
        """Build, print, mail or archive."""
        asked = await question(request, Going)
        office, name = self.office, asked.name
        ways: dict[str, Callable[[Run], doing.Done]] = {
            "build": lambda run: doing.built(office, name, run),
            "print": lambda run: doing.printed(office, name, asked.print, run),
            "mail": lambda run: doing.mailed(office, name, asked.internal_ok, run),
            "archive": lambda run: doing.archived(office, name, asked.filing, run),
        }
        if asked.what not in ways:
            return Response(status_code=400)
        return await self._run(request, ways[asked.what], asked.language)

    async def sheets(self, request: Request) -> Response:
        """Answer with the sides of the sheets that a print would have."""
        asked = await question(request, Going)
        return await self._answered(
            lambda: doing.sheets(self.office, asked.name, asked.print), asked.language
        )

    async def _run(
        self, request: Request, work: Callable[[Run], object], language: str
    ) -> Response:
        """Do what takes its time; it ends at its next step when the asker has gone."""
        run = self._runs[request.query_params.get("run", "")] = Run()
        for old in list(self._runs)[:-RUNS]:
            del self._runs[old]

        async def watch() -> None:
            while not await request.is_disconnected():
                await asyncio.sleep(WATCH)
            run.stopped.set()

        watching = asyncio.create_task(watch())
        try:
            return await self._answered(lambda: work(run), language)
        except StoppedError:
            run.ended = "stopped"
            return Response(status_code=409)
        finally:
            watching.cancel()
            run.ended = run.ended or "done"

    async def _answered(self, work: Callable[[], object], language: str = "") -> Response:
        """Answer with what `work` gives, or with the reasons why it was not done."""
        language = language or self.language
        try:
            return as_json(await run_in_threadpool(work))
        except BriefingError as error:
            return refusal(error.findings, language)
        except NoBriefingError as error:
            return refusal([no_such_briefing(name=str(error))], language, 404)
        except OutsideChangeError:
            return refusal([changed_outside()], language)
        except CannotWriteError as error:
            return refusal([cannot_write_there(reason=str(error))], language)
        except OSError as error:
            return refusal([cannot_write_there(reason=error.strerror or str(error))], language)


def drawn_now(paper: OpenPaper, drawer: Drawer, held: dict[str, bytes], asked: Asked) -> Drawn:
    """Return the pages, or why there are none now."""
    try:
        papers = drawer.papers(drawer.read(held), asked.template, sheet=asked.sheet)
        return drawer.drawn(papers, held, asked.have)
    except InputError as error:
        told = Looker(paper, drawer, asked.language).told(error.findings)
        return Drawn((), {}, tuple(told))


def _words(language: str) -> dict[str, str]:
    """Return the words of the page by their keys."""
    terms = (*WORDS.values(), *BESIDE.values())
    return {key: term.text(language) for key, term in zip((*WORDS, *BESIDE), terms, strict=True)}
