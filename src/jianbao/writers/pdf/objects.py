"""A PDF's objects on ReportLab's document layer: numbered, referred to and written once.

ReportLab keeps the objects with their numbers, and the file. What a long paper has thousands of
(elements, links, pages) is given as bytes, and goes into object streams, which ReportLab has not
(ISO 32000-1, 7.5.7 and 7.5.8).
"""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import md5
from struct import pack
from typing import Any

from deflate import zlib_compress
from reportlab.pdfbase import pdfdoc

from jianbao.document.patterns import pattern

FAST = 1  # of libdeflate: 2 % larger than zlib's usual 6, and written in a sixth of the time
IN_ONE_STREAM = 200  # objects: a reader unpacks all of a stream to find one
ESCAPED = pattern(rb"[\\()]")
PLAIN = pattern("[ -~]*")
UNFIT = pattern(rb"[^A-Za-z0-9+._-]")
ROW = ">BIH"  # of a cross-reference stream: kind, where, number within
FREE = pack(ROW, 0, 0, 0xFFFF)
IN_FILE, IN_STREAM = 1, 2


class Given(pdfdoc.PDFObject):
    """An object that is given as bytes; one can be referred to before it is filled."""

    def __init__(self, body: bytes = b"", is_stream: bool = False) -> None:
        self.body, self.is_stream = body, is_stream
        self.number = 0
        self.reference = b""  # how others refer to it

    def format(self, _document: object) -> bytes:
        """Return the bytes, as ReportLab asks for them."""
        return self.body


class Catalogue(pdfdoc.PDFCatalog):
    """ReportLab's catalogue with the entries that PDF/A and PDF/UA want."""

    def __init__(self) -> None:
        self.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "AF", "OutputIntents"]
        self.__Refs__ = []


class Document(pdfdoc.PDFDocument):
    """A PDF that is being made."""

    def __init__(self, version: tuple[int, int], object_streams: bool) -> None:
        super().__init__(invariant=1, pdfVersion=version, dummyoutline=1)
        self.version, self.object_streams = version, object_streams
        catalogue: Any = Catalogue()  # whose entries the stubs do not know
        self.catalogue = self.Catalog = catalogue
        self.page_tree: Any = pdfdoc.PDFPages()
        self.Pages = self.page_tree
        catalogue.Pages = self.reference_of(self.page_tree)

    def name_fonts(self, fonts: dict[str, Given]) -> bytes:
        """Name the fonts of the pages in the dictionary that ReportLab has for them; return it."""
        named: Any = self.idToObject[pdfdoc.BasicFonts]
        named.dict = {key: font.reference for key, font in fonts.items()}
        return self.reference_of(named)

    def add(self, body: bytes = b"") -> Given:
        """Add an object, which may be filled later."""
        return self._numbered(Given(body))

    def add_stream(self, data: bytes, entries: bytes = b"", packed: bool = True) -> Given:
        """Add a stream; its dictionary gets some entries beside what every stream has."""
        if packed:
            data, entries = bytes(zlib_compress(data, FAST)), entries + b"/Filter/FlateDecode"
        # ISO 19005-3, 6.1.7.1: a line end before `endstream`
        head = b"<</Length %d%s>>\nstream\n" % (len(data), entries)
        return self._numbered(Given(head + data + b"\nendstream", is_stream=True))

    def _numbered(self, given: Given) -> Given:
        given.number = self.number_of(given)
        given.reference = b"%d 0 R" % given.number
        return given

    def bytes_with(self, info: Given) -> bytes:
        """Return the file. Its identifier is made of what it holds, not of the time."""
        root = self.number_of(self.catalogue)
        offsets: dict[int, tuple[int, int, int]] = {}
        file = pdfdoc.PDFFile(self.version)
        loose = self._write_objects(file, offsets)
        if self.object_streams:
            self._write_packed(file, offsets, loose)
        whole = md5(b"".join(file.strings), usedforsecurity=False).hexdigest().encode()
        entries = b"/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]" % (root, info.number, whole, whole)
        if self.object_streams:
            self._write_reference_stream(file, offsets, entries)
        else:
            _write_table(file, offsets, entries)
        return b"".join(file.strings)

    def number_of(self, made: pdfdoc.PDFObject) -> int:
        """Return the number of an object, which gets one if it has none."""
        reference: Any = self.Reference(made)  # type: ignore[no-untyped-call]
        return int(self.idToObjectNumberAndVersion[reference.name][0])

    def reference_of(self, made: pdfdoc.PDFObject) -> bytes:
        """Return how others refer to an object."""
        return b"%d 0 R" % self.number_of(made)

    def _write_objects(
        self, file: Any, offsets: dict[int, tuple[int, int, int]]
    ) -> list[tuple[int, bytes]]:
        """Write the streams, and the others unless they can be packed: those are returned."""
        loose: list[tuple[int, bytes]] = []
        number = 0
        while (number := number + 1) in self.numberToId:  # ReportLab's may add others
            made = self.idToObject[self.numberToId[number]]
            body = pdfdoc.format(made, self, toplevel=1)
            if self.object_streams and not getattr(made, "is_stream", False):
                loose.append((number, body))
            else:
                offsets[number] = _write(file, number, body)
        return loose

    def _write_packed(
        self,
        file: Any,
        offsets: dict[int, tuple[int, int, int]],
        loose: list[tuple[int, bytes]],
    ) -> None:
        for first in range(0, len(loose), IN_ONE_STREAM):
            part = loose[first : first + IN_ONE_STREAM]
            head, size = [], 0
            for number, body in part:
                head.append(b"%d %d" % (number, size))
                size += len(body) + 1
            listed = b" ".join(head) + b"\n"
            content = listed + b"\n".join(body for _, body in part)
            entries = b"/Type/ObjStm/N %d/First %d" % (len(part), len(listed))
            stream = self.add_stream(content, entries)
            offsets[stream.number] = _write(file, stream.number, stream.body)
            for place, (number, _) in enumerate(part):
                offsets[number] = (IN_STREAM, stream.number, place)

    def _write_reference_stream(
        self, file: Any, offsets: dict[int, tuple[int, int, int]], entries: bytes
    ) -> None:
        number = len(offsets) + 1
        start = file.offset
        offsets[number] = (IN_FILE, start, 0)
        rows = FREE + b"".join([pack(ROW, *offsets[each]) for each in range(1, number + 1)])
        described = b"/Type/XRef/Size %d/W[1 4 2]%s" % (number + 1, entries)
        _write(file, number, self.add_stream(rows, described).body)
        file.add(b"startxref\n%d\n%%%%EOF\n" % start)


def _write(file: Any, number: int, body: bytes) -> tuple[int, int, int]:
    return IN_FILE, file.add(b"%d 0 obj\n%s\nendobj\n" % (number, body)), 0


def _write_table(file: Any, offsets: dict[int, tuple[int, int, int]], entries: bytes) -> None:
    size = len(offsets) + 1
    rows = b"".join([b"%010d 00000 n \n" % offsets[number][1] for number in range(1, size)])
    start = file.add(b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows))
    file.add(b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, entries, start))


def text(words: str) -> bytes:
    """Return a text string: as it is where it is ASCII, else in UTF-16 (ISO 32000-1, 7.9.2.2)."""
    if PLAIN.fullmatch(words):
        return b"(%s)" % ESCAPED.sub(rb"\\\g<0>", words.encode("ascii"))
    return b"<FEFF%s>" % words.encode("utf-16-be").hex().upper().encode()


def name(words: str) -> bytes:
    """Return a name, which may have any character (ISO 32000-1, 7.3.5)."""
    return b"/" + UNFIT.sub(lambda sign: b"#%02X" % sign[0][0], words.encode())


def array(items: Iterable[bytes]) -> bytes:
    """Return an array."""
    return b"[%s]" % b" ".join(items)


def dictionary(**entries: bytes) -> bytes:
    """Return a dictionary in the order that it is given in; what is empty is left out."""
    listed = (b"/%s %s" % (key.encode(), value) for key, value in entries.items() if value)
    return b"<<%s>>" % b"".join(listed)
