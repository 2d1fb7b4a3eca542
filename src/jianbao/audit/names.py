"""Names of files that not every system takes: a paper made here is to be opened elsewhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jianbao.audit.check import Check
from jianbao.audit.passages import Material
from jianbao.document.patterns import pattern
from jianbao.messages.audit.structure import file_name, file_twin
from jianbao.messages.findings import Finding, Place

RESERVED = pattern(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
FORBIDDEN = pattern(r'[<>:"|?*\\]')


def names_elsewhere(material: Material) -> Iterator[Finding]:
    """Yield each file that Windows cannot have, or takes for another one."""
    files = (passage.prose.source.place.file for passage in material.told)
    known: dict[str, str] = {}
    for file in dict.fromkeys(files):
        name = file.rpartition("/")[2]
        stem = name.rpartition(".")[0]
        bad = RESERVED.fullmatch(name) or FORBIDDEN.search(name) or stem != stem.strip(" .")
        if bad:
            yield file_name(Place(file, 1, 1), name=name)
        other = known.setdefault(unicodedata.normalize("NFC", file).casefold(), file)
        if other != file:
            yield file_twin(Place(file, 1, 1), name=name, other=other.rpartition("/")[2])


CHECKS: tuple[Check, ...] = (Check(names_elsewhere, (file_name, file_twin)),)
