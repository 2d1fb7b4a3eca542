"""A PDF of any maker opened within bounds, before a library unpacks what it likes.

qpdf (pikepdf) unpacks the streams that hold objects as soon as it opens a file, and PDFium what a
page draws as soon as it loads the page, each form as often as it is drawn. 400 KB can be made to
unpack to 400 MB, and eight forms that draw each other ten times are drawn a hundred million times.
What stands within marked content, or behind a text that bounds, carries a list of all of them.
"""

from __future__ import annotations

import io
import zlib

import pikepdf

from jianbao.document.patterns import pattern
from jianbao.messages.readers import BYTES, CLIPPING, FORMS, MARKS
from jianbao.readers.errors import DAMAGED, EncryptedError, ReadError, TooLargeError
from jianbao.readers.pdf.streams import LARGEST, ROW, PdfObject, Streams, check_row

BROKEN = (pikepdf.PdfError, *DAMAGED)
"""What a damaged file brings up, as it happens."""

STREAM = pattern(rb"stream\r?\n")
HEAD = 2000  # bytes before a stream in which its dictionary is looked for
ESCAPE = pattern(rb"#([\dA-Fa-f]{2})")
LARGEST_HIDDEN = 256 * 1024  # bytes of a stream of objects that cannot be looked into
DRAWS = pattern(rb"/([^\s()<>\[\]{}/%]+)\s+Do\b")
MOST_FORMS = 20_000  # that a page draws, each as often as it is drawn
SAID = pattern(rb"/(" + "|".join(key for key, _ in ROW).encode() + rb")\s*(\d+)")
ELSEWHERE = pattern(rb"/(?:DecodeParms|Columns|Colors|BitsPerComponent)[\s\[]*\d+\s+\d+\s+R")
MARK = pattern(rb"(?<!\S)(?:BDC|BMC|(EMC))(?!\S)")
DEEPEST_MARK = 1000  # marked content within marked content: each carries all around it
CLIPS = pattern(rb"(?<![^\s\[\]()<>/])[4-7]\s+Tr(?![^\s\[\]()<>/])")
MOST_CLIPS = 3000  # texts of a page that bounds what is drawn by texts: each carries all before


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
    _check_row(head)
    if not filters:
        return len(packed)
    if filters > 1 or b"FlateDecode" not in head:
        raise ReadError("objects packed more than once, or otherwise than any program does")
    try:
        return len(zlib.decompressobj().decompress(packed, room + 1))
    except zlib.error:  # encrypted, or broken
        return LARGEST + 1 if len(packed) > LARGEST_HIDDEN else 0


def _check_row(head: bytes) -> None:
    """Check the rows of a stream of objects; what is said elsewhere of them cannot be looked at."""
    if ELSEWHERE.search(head):
        raise ReadError("rows of objects said otherwise than any program does")
    said = {key: int(number[:12]) for key, number in SAID.findall(head)}
    check_row(*(said.get(key.encode(), usual) for key, usual in ROW))


def check_drawing(pdf: pikepdf.Pdf) -> None:
    """Check what the pages draw, forms as often as they are drawn.

    Raises TooLargeError where that is more than any paper has, zlib.error where it is damaged.
    """
    drawing = _Drawing(Streams())
    for page in pdf.pages:
        drawing.check(page)


def _check_marks(data: bytes) -> None:
    """Check how deep marked content stands in content (14.6.1); most papers have two levels."""
    depth = 0
    for match in MARK.finditer(data):
        depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > DEEPEST_MARK:
            raise TooLargeError(DEEPEST_MARK, MARKS)


class _Drawing:
    """How many forms pages and forms draw; each is looked at once."""

    def __init__(self, streams: Streams) -> None:
        self._streams = streams
        self._known: dict[PdfObject, int] = {}
        self._clips, self._texts = False, 0  # of a page: whether texts bound what is drawn

    def check(self, page: pikepdf.Page) -> None:
        contents: PdfObject = page.obj.get("/Contents", ())
        parts = (contents,) if isinstance(contents, pikepdf.Stream) else contents
        data = b"\n".join(map(self._streams.read, parts))
        self._clips, self._texts = False, 0
        if self._forms(data, page.obj.get("/Resources", {})) > MOST_FORMS:
            raise TooLargeError(MOST_FORMS, FORMS)
        if self._clips and self._texts > MOST_CLIPS:
            raise TooLargeError(MOST_CLIPS, CLIPPING)

    def _forms(self, data: bytes, resources: PdfObject) -> int:
        _check_marks(data)
        self._clips = self._clips or CLIPS.search(data) is not None
        self._texts += data.count(b"BT")
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
