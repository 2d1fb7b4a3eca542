"""Why a file cannot be read: one family for every reader, put in words by who asked for it."""

from __future__ import annotations

import zlib

from jianbao.messages.findings import Finding
from jianbao.messages.readers import (
    IS_DAMAGED,
    IS_ENCRYPTED,
    PAGES,
    is_large,
    layout_broken,
    layout_encrypted,
    layout_large,
    layout_long,
)
from jianbao.messages.terms import Term

DAMAGED = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError, zlib.error,
)  # fmt: skip
"""What a damaged file brings up, as it happens."""


class ReadError(Exception):
    """A file cannot be read: it is damaged, or made to harm.

    What a library says of it is for us alone: `reason` and `finding` are what a person is told.
    """

    @property
    def reason(self) -> Term:
        """Why it cannot be read, to stand behind the file's name."""
        return IS_DAMAGED

    def finding(self, file: str) -> Finding:
        """Return what a person is told of the file called so."""
        return layout_broken(file=file)


class EncryptedError(ReadError):
    """A file cannot be read without a password."""

    @property
    def reason(self) -> Term:
        """Why it cannot be read."""
        return IS_ENCRYPTED

    def finding(self, file: str) -> Finding:
        """Return what a person is told of the file called so."""
        return layout_encrypted(file=file)


class TooLargeError(ReadError):
    """A file holds more than any real paper: so many bytes unpacked, parts, operations …"""

    def __init__(self, most: int, what: Term, where: str = "") -> None:
        super().__init__(f"{where}: > {most} {what.en}".removeprefix(": "))
        self.most, self.what = most, what

    @property
    def reason(self) -> Term:
        """Why it is not read."""
        return is_large(f"{self.most:,}", self.what)

    def finding(self, file: str) -> Finding:
        """Return what a person is told of the file called so."""
        return layout_large(file=file, most=f"{self.most:,}", what=self.what)


class TooLongError(ReadError):
    """A file has more pages than any real paper."""

    def __init__(self, most: int) -> None:
        super().__init__(f"> {most} pages")
        self.most = most

    @property
    def reason(self) -> Term:
        """Why it is not read."""
        return is_large(f"{self.most:,}", PAGES)

    def finding(self, file: str) -> Finding:
        """Return what a person is told of the file called so."""
        return layout_long(file=file, most=self.most)
