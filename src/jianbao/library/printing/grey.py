"""Colours -> greys, as a black-and-white printer makes them (ISO 32000-1, 10.3)."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from typing import Any

from pikepdf import ContentStreamInstruction, Name, Operator, PdfImage
from pikepdf import parse_content_stream as parsed
from pikepdf import unparse_content_stream as unparsed

TINT = 0.02  # of a colour; less is a grey that was rounded
Level = Callable[[list[float]], float]


def _of_rgb(colour: list[float]) -> float:
    """Return the grey of red, green and blue (ISO 32000-1, 10.3.2)."""
    return sum(part * share for part, share in zip(colour, (0.3, 0.59, 0.11), strict=True))


def _of_cmyk(colour: list[float]) -> float:
    """Return the grey of four inks (ISO 32000-1, 10.3.3)."""
    shares = (0.3, 0.59, 0.11, 1.0)
    return 1 - min(1.0, sum(part * share for part, share in zip(colour, shares, strict=True)))


GREYS: dict[str, tuple[str, Level]] = {
    "rg": ("g", _of_rgb),
    "RG": ("G", _of_rgb),
    "k": ("g", _of_cmyk),
    "K": ("G", _of_cmyk),
}


def make_grey(form: Any) -> None:
    """Turn the colours of a form's drawing, of its pictures and of forms inside it to grey."""
    _make_grey(form, set())


def _make_grey(form: Any, done: set[tuple[int, int]]) -> None:
    form.write(unparsed([_grey(instruction) for instruction in parsed(form)]))
    resources = form.get("/Resources", {})
    for drawn in dict(resources.get("/XObject", {})).values():
        if drawn.objgen in done:
            continue
        done.add(drawn.objgen)
        if drawn.Subtype == Name.Form:
            _make_grey(drawn, done)
        elif drawn.Subtype == Name.Image and not drawn.get("/ImageMask", False):
            _make_picture_grey(drawn)


def is_coloured(form: Any) -> bool:
    """Return whether a form draws anything in colour, or a picture that may."""
    return _is_coloured(form, set())


def _is_coloured(form: Any, done: set[tuple[int, int]]) -> bool:
    for instruction in parsed(form):
        operands = instruction.operands
        if str(instruction.operator) in ("rg", "RG"):
            red, green, blue = (float(part) for part in operands)
            if max(red, green, blue) - min(red, green, blue) > TINT:
                return True
        elif str(instruction.operator) in ("k", "K") and any(float(part) for part in operands[:3]):
            return True
    for drawn in dict(form.get("/Resources", {}).get("/XObject", {})).values():
        if drawn.objgen in done:
            continue
        done.add(drawn.objgen)
        if drawn.Subtype == Name.Image and drawn.get("/ColorSpace") != Name.DeviceGray:
            if not drawn.get("/ImageMask", False):
                return True
        elif drawn.Subtype == Name.Form and _is_coloured(drawn, done):
            return True
    return False


def _grey(instruction: Any) -> Any:
    operator = str(instruction.operator)
    if operator not in GREYS:
        return instruction
    name, level = GREYS[operator]
    value = round(level([float(part) for part in instruction.operands]), 4)
    return ContentStreamInstruction([value], Operator(name))


def _make_picture_grey(picture: Any) -> None:
    """Replace a picture's samples by greys of eight bits; what makes it transparent stays."""
    image = PdfImage(picture).as_pil_image().convert("L")
    picture.write(zlib.compress(image.tobytes()), filter=Name.FlateDecode)
    picture.ColorSpace = Name.DeviceGray
    picture.BitsPerComponent = 8
    for key in ("/Decode", "/Intent"):
        if key in picture:
            del picture[key]
