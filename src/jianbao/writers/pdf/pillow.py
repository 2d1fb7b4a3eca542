"""ReportLab without Pillow, until a picture is drawn.

Why: it imports Pillow at once, which takes a thirtieth of a whole build, and most papers have no
picture.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any

PICTURES = "PIL.Image"


@contextmanager
def pillow_put_off() -> Iterator[None]:
    """Let what is imported meanwhile have an empty module in place of Pillow's."""
    if PICTURES in sys.modules:
        yield
        return
    import PIL

    empty = ModuleType(PICTURES)
    sys.modules[PICTURES] = empty
    vars(PIL)["Image"] = empty
    try:
        yield
    finally:
        del sys.modules[PICTURES]
        del vars(PIL)["Image"]


def image_reader(picture: Any) -> Any:
    """Return what ReportLab draws a Pillow picture by; it has the real Pillow from now on."""
    from PIL import Image
    from reportlab.lib import utils

    vars(utils)["Image"] = Image
    return utils.ImageReader(picture)
