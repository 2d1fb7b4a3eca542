"""One step of a template: a kind of block with its options."""

from __future__ import annotations

from msgspec import Struct

from jianbao.compose.options import Options
from jianbao.yaml.source import Scalar

MAIN = "main"
"""The kind of page that has no name in `masters:`."""


class Step(Struct, frozen=True):
    """One block of a template, with its options.

    What some kinds call `style`, `master` or `faces` names something of the theme.
    """

    name: str
    options: Options

    @property
    def style(self) -> Scalar | None:
        """The style that an option names; one that is required and missing names none."""
        style: Scalar | None = getattr(self.options, "style", None)
        return style if style and style.text else None

    @property
    def master(self) -> Scalar | None:
        """The kind of page that an option names."""
        return getattr(self.options, "master", None)

    @property
    def faces(self) -> dict[str, Scalar]:
        """The faces that an option names."""
        return getattr(self.options, "faces", {})

    @property
    def when(self) -> tuple[str, ...]:
        """The fields without which it is left out."""
        return tuple(self.options.when.split())

    @property
    def unless(self) -> tuple[str, ...]:
        """The fields with any of which it is left out."""
        return tuple(self.options.unless.split())
