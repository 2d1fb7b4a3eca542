"""Characters that a source font lacks, drawn from the outlines of those that it has.

Superscripts and subscripts are the face's own digits, smaller; ☑ is its □ with its √. What a source
draws itself is not composed.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """An outline of the source in a composed character.

    `scale` is that of both axes; `right` and `up` move it, in units of the em, from where the
    character itself would stand in the composed one's cell.
    """

    character: str
    scale: float = 1.0
    right: float = 0.0
    up: float = 0.0


SCRIPT_SCALE = 0.62
SUPERSCRIPT_RISE = 330.0
SUBSCRIPT_RISE = -130.0

SUPERSCRIPTS = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", "0123456789+-=()ni", strict=True))
SUBSCRIPTS = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓₙₘₚₜ", "0123456789+-=()aeoxnmpt", strict=True))
"""Small digits and signs -> what they are made of."""

ALIKE = {"−": "－", "☐": "□", "✓": "√", "✔": "√", "✗": "×", "✘": "×"}
"""Characters that look like another one."""

MARKED_BOXES = {"☑": (Part("□"), Part("√", 0.72, 0.0, 40.0)), "☒": (Part("□"), Part("×", 0.85))}


def _script(made_of: str, rise: float) -> tuple[Part, ...]:
    return (Part(made_of, SCRIPT_SCALE, 0.0, rise),)


COMPOSED: dict[str, tuple[Part, ...]] = {
    **{sign: _script(of, SUPERSCRIPT_RISE) for sign, of in SUPERSCRIPTS.items()},
    **{sign: _script(of, SUBSCRIPT_RISE) for sign, of in SUBSCRIPTS.items()},
    **{sign: (Part(of),) for sign, of in ALIKE.items()},
    **MARKED_BOXES,
}
"""How each composed character is made; the parts stand in one cell."""

WHOLE_WIDE = frozenset("☐☑☒✓✔✗✘")
"""Boxes and ticks take a whole em, as the squares that they are set beside do."""

HALF_WIDE = frozenset({*SUPERSCRIPTS, *SUBSCRIPTS})
"""Small digits and signs take half an em, though Unicode calls some of them ambiguous.

Why: 10⁴ and 10⁶, m² and m⁶ look alike; and half an em is a step of the grid as a whole one is.
"""
