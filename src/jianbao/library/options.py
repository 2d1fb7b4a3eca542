"""What a call is asked for: frozen, picklable, and JSON by msgspec."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, TypeAlias, get_args

from msgspec import Struct

from jianbao.library.forms import FORMS, USUAL
from jianbao.messages.archiving import sign_needs_both, stamp_needs_key
from jianbao.messages.commands import bad_epoch, no_working_folder, unknown_form
from jianbao.messages.errors import InputError

AnyPath: TypeAlias = str | Path
PdfA = Literal["3a", "2a", "2u", "1b"]
PDF_A: tuple[PdfA, ...] = get_args(PdfA)
LayoutForm = Literal["general", "letter", "minutes", "bulletin"]
LAYOUT_FORMS: tuple[LayoutForm, ...] = get_args(LayoutForm)
"""通用格式, 信函, 纪要 (GB/T 9704-2012, 10.1 and 10.3), 简报 (custom)."""


class Unsaved(Struct, frozen=True):
    """A briefing as it would be with files that are not saved yet, for who shows it meanwhile.

    `files` has them by name inside the folder, such as sections/1-work.yaml, None for one that is
    to go; everything else is read from the folder, which need not be there if all files are.
    """

    folder: AnyPath
    files: dict[str, bytes | None]


AnyBriefing: TypeAlias = str | Path | Unsaved


class Surroundings(Struct, frozen=True):
    """Where things are looked for, and when it is: the same for every call of one program.

    Relative paths are meant from the process's own folder. No call reads environment or clock.
    """

    working_folder: AnyPath | None = Path()  # has `templates` and `output`; None: neither
    profile: AnyPath | None = None  # an office's; None: the one found upward from the briefing
    profile_above: bool = True  # whether one is looked for there
    made_at: datetime | None = None  # what files say they were made at; None: the briefing's date

    @classmethod
    def here(cls, profile: AnyPath | None = None, source_date_epoch: str = "") -> Surroundings:
        """Return those of the process: its folder, and the time that SOURCE_DATE_EPOCH sets.

        `source_date_epoch` is that variable's value in seconds, "" where there is none
        (reproducible-builds.org). Raises InputError where it is no time, and where the process's
        folder is gone.
        """
        try:
            here = Path.cwd()
        except OSError as error:
            raise InputError([no_working_folder()]) from error
        return cls(working_folder=here, profile=profile, made_at=_moment(source_date_epoch))


class BuildOptions(Struct, frozen=True):
    """What a build makes. Raises InputError for a form that is none."""

    template: str = ""  # NAME or NAME/VARIANT; "": the briefing's own
    forms: tuple[str, ...] = USUAL  # of docx, pdf, ofd, svg
    pdf_a: PdfA = "3a"  # the kind of PDF/A; only 3a carries the sources
    embed_fonts: bool = False  # subsets of the faces inside Word files
    strict: bool = False  # a warning refuses, too

    def __post_init__(self) -> None:
        unknown = [form for form in self.forms if form not in FORMS]
        if unknown:
            allowed = ", ".join(FORMS)
            raise InputError(unknown_form(form=form, allowed=allowed) for form in unknown)
        if self.pdf_a not in PDF_A:
            raise ValueError(f"pdf_a={self.pdf_a!r} is none of {', '.join(PDF_A)}")


class Signing(Struct, frozen=True):
    """Who signs a package: by OpenSSL, by GnuPG, by both or not at all.

    Raises InputError where a key comes without its certificate, or the other way round, and where
    a server of time stamps is named and no key.
    """

    key: AnyPath | None = None  # a private key (PEM)
    certificate: AnyPath | None = None  # its certificate (PEM)
    gpg: str = ""  # a key that GnuPG knows
    stamps: str = ""  # address of a server of time stamps (RFC 3161), for the signature by `key`

    def __post_init__(self) -> None:
        if bool(self.key) != bool(self.certificate):
            raise InputError([sign_needs_both()])
        if self.stamps and not self.key:
            raise InputError([stamp_needs_key()])

    @property
    def signs(self) -> bool:
        """Whether anything is signed."""
        return bool(self.key or self.gpg)


def _moment(epoch: str) -> datetime | None:
    """Return the time that SOURCE_DATE_EPOCH sets, None for ""."""
    if not epoch:
        return None
    try:
        if not (epoch.isascii() and epoch.isdigit()):  # int() takes those of other scripts, too
            raise ValueError(epoch)
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError([bad_epoch(value=epoch)]) from error
