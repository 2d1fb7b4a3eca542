"""A PDF of any maker opened within bounds, before a library unpacks what it likes.

qpdf (pikepdf) unpacks the streams that hold objects as soon as it opens a file, and PDFium what a
page draws as soon as it loads the page, each form as often as it is drawn. 400 KB can be made to
unpack to 400 MB, and eight forms that draw each other ten times are drawn a hundred million times.
"""

from __future__ import annotations

import io
import zlib

import pikepdf

from jianbao.document.patterns import pattern
from jianbao.messages.readers import BYTES, FORMS
from jianbao.readers.errors import DAMAGED, EncryptedError, ReadError, TooLargeError
from jianbao.readers.pdf.streams import LARGEST, PdfObject, Streams

BROKEN = (pikepdf.PdfError, *DAMAGED)
"""What a damaged file brings up, as it happens."""

STREAM = pattern(rb"stream\r?\n")
HEAD = 2000  # bytes before a stream in which its dictionary is looked for
ESCAPE = pattern(rb"#([\dA-Fa-f]{2})")
LARGEST_HIDDEN = 256 * 1024  # bytes of a stream of objects that cannot be looked into
DRAWS = pattern(rb"/([^\s()<>\[\]{}/%]+)\s+Do\b")
MOST_FORMS = 20_000  # that a page draws, each as often as it is drawn


def opened(data: bytes) -> pikepdf.Pdf:
    """Return a PDF, to be closed. Raises ReadError where it is damaged, encrypted, or too large."""
    _check_objects(data)
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PasswordError as error:
        raise EncryptedError(str(error)) from error
    except BROKEN as error:
        raise ReadError(str(error).partition(">: ")[2] or str(error)) from error


def _check_objects(data: bytes) -> None:
    """Check what the streams that hold objects unpack to, all together."""
    room = LARGEST
    for match in STREAM.finditer(data):
        head = data[max(0, match.start() - HEAD) : match.start()]
        if head.endswith(b"end"):
            continue
        head = head[head.rfind(b"obj") + 3 :]
        if b"#" in head:
            head = ESCAPE.sub(lambda each: bytes((int(each[1], 16),)), head)
        if b"ObjStm" in head or b"XRef" in head:
            end = data.find(b"endstream", match.end())
            packed = data[match.end() : end if end > 0 else len(data)]
            room -= _unpacked_size(packed, head, room)
            if room < 0:
                raise TooLargeError(LARGEST, BYTES, "objects")


def _unpacked_size(packed: bytes, head: bytes, room: int) -> int:
    """Return how many bytes a stream of objects unpacks to, at most one more than `room`."""
    filters = head.count(b"Decode") - head.count(b"DecodeParms")
    if not filters:
        return len(packed)
    if filters > 1 or b"FlateDecode" not in head:
        raise ReadError("objects packed more than once, or otherwise than any program does")
    try:
        return len(zlib.decompressobj().decompress(packed, room + 1))
    except zlib.error:  # encrypted, or broken
        return LARGEST + 1 if len(packed) > LARGEST_HIDDEN else 0


def check_drawing(pdf: pikepdf.Pdf) -> None:
    """Check what the pages draw, forms as often as they are drawn.

    Raises TooLargeError where that is more than any paper has, zlib.error where it is damaged.
    """
    drawing = _Drawing(Streams())
    for page in pdf.pages:
        drawing.check(page)


class _Drawing:
    """How many forms pages and forms draw; each is looked at once."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._known: dict[PdfObject, int] = {}

    def check(self, page: pikepdf.Page) -> None:
        contents: PdfObject = page.obj.get("/Contents", ())
        parts = (contents,) if isinstance(contents, pikepdf.Stream) else contents
        data = b"\n".join(map(self._streams.read, parts))
        if self._forms(data, page.obj.get("/Resources", {})) > MOST_FORMS:
            raise TooLargeError(MOST_FORMS, FORMS)

    def _forms(self, data: bytes, resources: PdfObject) -> int:
        objects = resources.get("/XObject", {})
        names = (f"/{name.decode('utf-8', 'replace')}" for name in DRAWS.findall(data))
        return sum(1 + self._within(objects[name], resources) for name in names if name in objects)

    def _within(self, form: PdfObject, resources: PdfObject) -> int:
        if form.get("/Subtype") != "/Form":
            return 0
        if form.objgen not in self._known:
            self._known[form.objgen] = MOST_FORMS  # until it is known: one that draws itself
            own = form.get("/Resources", resources)
            self._known[form.objgen] = self._forms(self._streams.read(form), own)
        return self._known[form.objgen]
