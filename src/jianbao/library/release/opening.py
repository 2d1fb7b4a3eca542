"""A release on its way to printer, mail or archive: it must be what was built, and still hold.

Every call that hands a release on looks at all of it again (`hand_over`): one that was kept over
lunch, or put together by hand, is held to the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from msgspec import Struct

from jianbao.audit.accept import Accepted
from jianbao.briefing.model import Briefing
from jianbao.briefing.reading.reading import ReadBriefing, read_briefing
from jianbao.compose.template.model import Template
from jianbao.library.options import AnyPath, Surroundings
from jianbao.library.release.manifest import MANIFEST, Manifest, moment_of
from jianbao.library.release.release import Release
from jianbao.library.release.released import Released, check_inputs, read_release
from jianbao.library.release.settling import settled
from jianbao.library.templates import find_profile, inputs_of, template_with
from jianbao.messages.archiving import bad_manifest
from jianbao.messages.errors import InputError, not_handed_on
from jianbao.messages.findings import Finding, Level, Place, Wording
from jianbao.messages.release import release_differs, release_of_another
from jianbao.messages.terms import Term
from jianbao.proof.output import Output

RELEASES = Path("output")  # below the working folder
BROKEN = (LookupError, TypeError, ValueError, AttributeError)  # of a manifest that is none of ours
RECORDED = Term("{message}", "{message}")


class Handover(Struct, frozen=True):
    """A release, what it was made of, and when."""

    released: Released
    briefing: Briefing
    sources: dict[str, bytes]  # the briefing's files, by name inside its folder
    templates: dict[
        str, Template
    ]  # of its papers, the main one's first, with the profile's changes
    inputs: dict[str, bytes]  # all that it was made of, by the manifest's names
    made_at: datetime

    @property
    def template(self) -> Template:
        """The main paper's."""
        return next(iter(self.templates.values()))


def open_release(
    briefing: AnyPath, folder: AnyPath | None = None, around: Surroundings = Surroundings()
) -> Release:
    """Return the release of a briefing that was written before, to be printed, mailed, archived.

    `folder` is the release's own, by default output/NAME below the working folder.

    Gate: raises Refused where a file of it is missing or was changed, and where the briefing, a
    template or the profile was changed since. Raises InputError where there is none, where it is
    another briefing's, and where the briefing cannot be read.
    """
    path = Path(briefing)
    read = read_briefing(settled(path))
    place = usual_folder(read.briefing.name, around) if folder is None else Path(folder)
    handover = _handover(read_release(place), read, path, around)
    try:
        return _opened(handover, path, around)
    except BROKEN as error:
        raise InputError([bad_manifest(file=place / MANIFEST)]) from error


def hand_over(release: Release) -> Handover:
    """Return a release with what it was made of, read again.

    Gate: raises Refused where its files are not those on the disk, or it is not what its briefing,
    templates and profile give now. Raises InputError where the briefing cannot be read.
    """
    path = Path(release.briefing)
    read = read_briefing(settled(path))
    if release.folder is None:
        recorded, place = release.manifest(), Path(release.name)
        files = {output.name: output.data for output in release.outputs}
        released = Released(place, json.loads(recorded), files, recorded)
    else:
        released = read_release(release.folder)
        _check_same(release, released)
    return _handover(released, read, path, release.around)


def usual_folder(name: str, around: Surroundings) -> Path:
    """Return where a release lies if nobody says otherwise; messages name it as people type it."""
    working = around.working_folder
    if working is None or Path(working) == Path.cwd():
        return RELEASES / name
    return Path(working) / RELEASES / name


def _check_same(release: Release, released: Released) -> None:
    """Refuse a release whose folder holds another one by now, such as one built since."""
    files = {output.name: output.data for output in release.outputs}
    names = files.keys() | released.files.keys()
    changed = sorted(name for name in names if files.get(name) != released.files.get(name))
    if released.recorded != release.manifest():
        changed.append(MANIFEST)
    if changed:
        differing = (release_differs(file=released.folder / name) for name in changed)
        raise not_handed_on(differing)


def _handover(released: Released, read: ReadBriefing, path: Path, around: Surroundings) -> Handover:
    file = released.folder / MANIFEST
    try:
        names = [str(name) for name in released.manifest["templates"]]
        made_at = moment_of(released.manifest)
        main = names[0]
        released.digests("inputs")
    except BROKEN as error:
        raise InputError([bad_manifest(file=file)]) from error
    if not _is_of(released.name, main, read.briefing):
        values = {"actual": released.name, "name": read.briefing.name}
        raise InputError([release_of_another(folder=released.folder, **values)])
    profile = find_profile(path, around)
    templates = {name: template_with(profile, name, around) for name in names}
    inputs = {**read.sources, **inputs_of(templates.values(), profile)}
    check_inputs(released, inputs)
    return Handover(released, read.briefing, read.sources, templates, inputs, made_at)


def _is_of(name: str, template: str, briefing: Briefing) -> bool:
    """Return whether a release is called as one of the briefing with its main template would be.

    With another template than the briefing's own, that one's suffix stands behind the name.
    """
    if template == briefing.template.text:
        return name == briefing.name
    return name.startswith(briefing.name)


# ---- what a manifest records


def _opened(handover: Handover, path: Path, around: Surroundings) -> Release:
    released, manifest = handover.released, handover.released.manifest
    faces = {
        role: face
        for template in handover.templates.values()
        for role, face in template.theme.faces.items()
    }
    return Release(
        name=released.name,
        outputs=tuple(_outputs(released)),
        findings=tuple(_finding(entry, path, handover) for entry in manifest["findings"]),
        made_at=handover.made_at,
        templates=tuple(handover.templates),
        figures=int(manifest["figures"]),
        accepted=tuple(
            Accepted(_finding(entry, path, handover), str(entry["reason"]))
            for entry in manifest["accepted"]
        ),
        secrecy=str(manifest.get("secrecy", "")),
        internal=bool(manifest.get("internal")),
        folder=released.folder,
        briefing=path.as_posix(),
        around=around,
        inputs=handover.inputs,
        faces={role: faces[role] for role in _roles(manifest) if role in faces},
        recorded=released.recorded,
    )


def _outputs(released: Released) -> Iterator[Output]:
    """Yield the files of a release; how each was proved stands in its manifest alone."""
    for file in released.manifest["files"]:
        name = str(file["name"])
        yield Output(
            name,
            released.files[name],
            int(file["pages"]),
            embedded=tuple(map(str, file.get("embedded_fonts", ()))),
            conforms=tuple(map(str, file.get("conforms", ()))),
            experimental=bool(file.get("experimental")),
        )


def _roles(manifest: Manifest) -> list[str]:
    return [str(font["role"]) for font in manifest["fonts"]]


def _finding(entry: Manifest, folder: Path, handover: Handover) -> Finding:
    """Return a finding as the manifest tells it: in Chinese, whatever language is asked for."""
    file = str(entry.get("file", ""))
    shown = (folder / file).as_posix() if file in handover.sources else file
    place = Place(shown, int(entry["line"]), int(entry["column"])) if file else None
    hint = str(entry["hint"])
    return Finding(
        code=str(entry["code"]),
        level=Level(entry["level"]),
        wording=Wording(RECORDED, Term("{hint}", "{hint}") if hint else None),
        place=place,
        values=(("message", str(entry["message"])), ("hint", hint)),
        sentence=str(entry.get("sentence", "")),
    )
