"""What a printer can do, and whether that is what a print asks: before anything is sent."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from jianbao.library.printing.ipp import AskingError, numbers, printer_attributes, words
from jianbao.library.printing.options import PrintOptions
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Level
from jianbao.messages.printers import (
    FINISHINGS,
    print_busy,
    print_cannot_finish,
    print_cannot_media,
    print_cannot_pin,
    print_cannot_tray,
    print_cannot_turn,
    print_mono,
    print_not_accepting,
    print_not_loaded,
    print_staples_otherwise,
    print_unasked,
)

MEDIA = {"A4": "iso_a4_210x297mm", "A3": "iso_a3_297x420mm"}  # PWG 5101.1
STOPPED = 5  # RFC 8011, 5.4.12
WANTED: dict[str, tuple[int, ...]] = {
    "staple": (28, 24, 4, 20),  # dual left, edge stitch left, anywhere, top left
    "staple a booklet": (8, 13),  # saddle stitch, booklet maker
    "fold": (93, 10, 13),  # half, any, booklet maker
    "punch": (74, 5),  # dual left, anywhere
}
"""Values of `finishings` (PWG 5100.1-2017) that do what is asked, the best first."""
TWO_ON_THE_LEFT = {28, 24}


class Printer(Struct, frozen=True):
    """What a printer said of itself; empty where it said nothing."""

    name: str
    media: frozenset[str] = frozenset()
    loaded: frozenset[str] = frozenset()
    trays: tuple[str, ...] = ()
    sides: frozenset[str] = frozenset()
    finishings: frozenset[int] = frozenset()
    coloured: bool | None = None
    pin_length: int = 0
    accepting: bool = True
    stopped: str = ""  # why, where it is


def ask_printer(name: str) -> Printer | None:
    """Return what a printer can do; None where CUPS could not be asked."""
    try:
        said = printer_attributes(name)
    except AskingError:
        return None

    def told(key: str) -> list[int | str]:
        return said.get(key, [])

    colours = numbers(told("color-supported"))
    reasons = [each for each in words(told("printer-state-reasons")) if each != "none"]
    message = words(told("printer-state-message"))
    return Printer(
        name=name,
        media=frozenset(words(told("media-supported"))),
        loaded=frozenset(words(told("media-ready"))),
        trays=tuple(words(told("media-source-supported"))),
        sides=frozenset(words(told("sides-supported"))),
        finishings=frozenset(numbers(told("finishings-supported")))
        if told("sides-supported")
        else frozenset(),  # a queue without a driver names "none" for want of knowledge
        coloured=bool(max(colours)) if colours else None,
        pin_length=max(numbers(told("job-password-supported")), default=0),
        accepting=0 not in numbers(told("printer-is-accepting-jobs")),
        stopped=", ".join([*filter(None, message), *reasons])
        if STOPPED in numbers(told("printer-state"))
        else "",
    )


def check_can(printer: Printer | None, options: PrintOptions, coloured: bool) -> list[Finding]:
    """Return what to mind where a printer prints otherwise than asked; None is one that is silent.

    Raises InputError with everything that it cannot do.
    """
    if printer is None or not printer.media:
        name = options.printer or ""
        return [print_unasked(name=name)]
    found = [*_of_sheets(printer, options), *_of_finishing(printer, options)]
    if printer.coloured is False and coloured and not options.grey:
        found.append(print_mono(name=printer.name))
    if printer.stopped:
        found.append(print_busy(name=printer.name, reason=printer.stopped))
    errors = [finding for finding in found if finding.level is Level.ERROR]
    if errors:
        raise InputError(errors)
    return found


def _of_sheets(printer: Printer, options: PrintOptions) -> Iterator[Finding]:
    if not printer.accepting:
        yield print_not_accepting(name=printer.name)
    size = MEDIA[options.media]
    if size not in printer.media:
        known = [name for name, each in MEDIA.items() if each in printer.media]
        there = ", ".join(known or sorted(printer.media)[:6])
        yield print_cannot_media(name=printer.name, media=options.media, allowed=there)
    elif printer.loaded and size not in printer.loaded:
        yield print_not_loaded(name=printer.name, media=options.media)
    if printer.sides and options.sides not in printer.sides:
        yield print_cannot_turn(name=printer.name)
    for tray in filter(None, (options.tray, options.cover_tray)):
        if tray not in printer.trays:
            there = ", ".join(printer.trays) or "-"
            yield print_cannot_tray(name=printer.name, tray=tray, allowed=there)


def _of_finishing(printer: Printer, options: PrintOptions) -> Iterator[Finding]:
    for asked in _asked(options):
        if printer.finishings and not printer.finishings & {*WANTED[asked]}:
            yield print_cannot_finish(name=printer.name, what=FINISHINGS[asked])
    chosen = set(finishings(printer, options))
    if options.staple and not options.booklet and chosen and not chosen & TWO_ON_THE_LEFT:
        yield print_staples_otherwise(name=printer.name)
    if options.pin and printer.pin_length < len(options.pin):
        yield print_cannot_pin(name=printer.name)


def finishings(printer: Printer | None, options: PrintOptions) -> list[int]:
    """Return the numbers that ask a printer for staples, folds and holes."""
    known = printer.finishings if printer else frozenset[int]()
    chosen = [
        next((each for each in WANTED[asked] if not known or each in known), WANTED[asked][0])
        for asked in _asked(options)
    ]
    return list(dict.fromkeys(chosen))


def _asked(options: PrintOptions) -> Iterator[str]:
    if options.staple:
        yield "staple a booklet" if options.booklet else "staple"
    if options.fold:
        yield "fold"
    if options.punch:
        yield "punch"
