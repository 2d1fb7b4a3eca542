"""A release on its way to printer, mail or archive: it must be what was built, and still hold."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec import Struct

from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import read_briefing
from jianbao.compose.template.model import Template
from jianbao.library.options import Options
from jianbao.library.release.manifest import MANIFEST
from jianbao.library.release.released import Released, check_inputs, read_release
from jianbao.library.templates import find_profile, inputs_of, template_with
from jianbao.messages.archiving import bad_manifest
from jianbao.messages.errors import InputError
from jianbao.messages.release import release_of_another

RELEASES = Path("output")


class Handover(Struct, frozen=True):
    """A release, what it was made of, and when."""

    released: Released
    briefing: Briefing
    sources: dict[str, bytes]  # the briefing's files, by name inside its folder
    template: Template  # of the main paper, with the profile's changes
    made_at: datetime


def open_handover(briefing: Path, release: str | None, options: Options) -> Handover:
    """Return the release of a briefing: `release` is its folder, by default below RELEASES.

    Raises InputError where there is none, where it is another briefing's, where a file of it was
    changed, and where the briefing, a template or the profile was changed since.
    """
    read = read_briefing(briefing)
    released = read_release(Path(release) if release else RELEASES / read.briefing.name)
    try:
        names = [str(name) for name in released.manifest["templates"]]
        made_at = datetime.fromisoformat(str(released.manifest["made_at"]))
        main = names[0]
    except (LookupError, TypeError, ValueError) as error:
        file = released.folder / MANIFEST
        raise InputError([bad_manifest(file=file)]) from error
    if not _is_of(released.name, main, read.briefing):
        raise InputError(
            [
                release_of_another(
                    folder=released.folder, found=released.name, name=read.briefing.name
                )
            ]
        )
    profile = find_profile(briefing, options)
    templates = {name: template_with(profile, name, options) for name in names}
    check_inputs(released, {**read.sources, **inputs_of(templates.values(), profile)})
    return Handover(released, read.briefing, read.sources, templates[main], made_at)


def _is_of(name: str, template: str, briefing: Briefing) -> bool:
    """Return whether a release is called as one of the briefing with its main template would be.

    With another template than the briefing's own, that one's suffix stands behind the name.
    """
    if template == briefing.template.text:
        return name == briefing.name
    return name.startswith(briefing.name)
