"""`templates` and `copy_template`: what there is, with what an office's profile changes in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from jianbao.compose.template.model import Template
from jianbao.compose.template.profile import Profile, profile_of
from jianbao.compose.template.reading import (
    FILE,
    find_template,
    read_template,
    template_folders,
    template_names,
)
from jianbao.document.patterns import pattern
from jianbao.library.options import Surroundings
from jianbao.library.results import Written, writing
from jianbao.messages.briefing import cannot_read
from jianbao.messages.errors import InputError
from jianbao.messages.findings import Finding, Place
from jianbao.messages.library import copy_of_variant, name_not_plain, name_taken
from jianbao.messages.opening import read_file, reason_of
from jianbao.yaml.source import LARGEST_FILE

PREVIEW = "preview.png"


class TemplateInfo(Struct, frozen=True):
    """A template that there is. One that cannot be used as it stands has findings, and no texts."""

    name: str
    own: bool  # of the working folder; else it came with jianbao
    title: str = ""
    purpose: str = ""
    variants: dict[str, str] = {}  # name behind NAME/ -> purpose
    preview: Path | None = None  # a picture of page one (PNG)
    findings: tuple[Finding, ...] = ()


def templates(around: Surroundings = Surroundings()) -> tuple[TemplateInfo, ...]:
    """Return the templates that there are, the working folder's own ones first.

    Of two with one name there is the first, which a briefing gets. No gate.
    """
    folders = folders_of(around)
    listed: dict[str, TemplateInfo] = {}
    for folder in folders:
        own = folder is not folders[-1]
        for name in sorted(template_names(folder) - listed.keys()):
            listed[name] = _info(name, folder, own, folders)
    return tuple(listed.values())


def _info(name: str, folder: Path, own: bool, folders: tuple[Path, ...]) -> TemplateInfo:
    picture = folder / name / PREVIEW
    info = TemplateInfo(name, own, preview=picture if picture.is_file() else None)
    try:
        template = read_template(name, folders)
    except InputError as error:
        return replace(info, findings=error.findings)
    title, purpose = template.title, template.purpose
    return replace(info, title=title, purpose=purpose, variants=template.variants)


def folders_of(around: Surroundings) -> tuple[Path, ...]:
    """Return where templates are looked for: the working folder's own first."""
    own = around.working_folder
    return template_folders(None if own is None else Path(own))


def find_profile(folder: Path | None, around: Surroundings) -> Profile:
    """Return the office's profile: the one that is named, or the nearest above `folder`."""
    above = folder if around.profile_above else None
    named = Path(around.profile) if around.profile else None
    return profile_of(above, named, folders_of(around))


def template_with(
    profile: Profile, name: str, around: Surroundings, asked_at: Place | None = None
) -> Template:
    """Return a template with what the office's profile changes in it."""
    template = read_template(name, folders_of(around), asked_at, profile.overlays, profile.faces)
    return replace(template, office=profile.office, logo=profile.logo, duplex=profile.duplex)


def inputs_of(templates: Iterable[Template], profile: Profile) -> dict[str, bytes]:
    """Return what a release is made of beside the briefing, as its manifest names it."""
    sources = {
        f"template {name}": data
        for template in templates
        for name, data in template.sources.items()
    }
    return sources | {f"profile {name}": data for name, data in profile.sources.items()}


PLAIN = pattern(r"[^\x00-\x1f/\\:*?\"<>|.\s][^\x00-\x1f/\\:*?\"<>|]{0,99}")


SCHEMA_LINE = pattern(r"^# yaml-language-server:.*\n", re.MULTILINE)


def copy_template(name: str, new: str, around: Surroundings = Surroundings()) -> Written:
    """Copy a template to `templates`/`new` of the working folder, whole or not at all.

    Raises InputError where there is none of that name, or something of the new name is there;
    WriteError where the disk does not take it; ValueError without a working folder.
    """
    if around.working_folder is None:
        raise ValueError("a copy needs a working folder")
    from jianbao.library.release.files import add_files

    _check_names(name, new, around)
    target = _own(around)
    source, folder = find_template(name, folders_of(around)), target / new
    if os.path.lexists(folder):
        raise InputError([name_taken(name=folder)])
    files = {f"{new}/{inside}": data for inside, data in _files_of(source).items()}
    text = files[f"{new}/{FILE}"].decode("utf-8", "replace")
    with writing(folder):
        add_files(target, {**files, f"{new}/{FILE}": _headed(text, name, new).encode()})
    return Written(folder, tuple(sorted(path for path in folder.iterdir() if path.is_file())))


def _files_of(source: Path) -> dict[str, bytes]:
    """Return the files of a template's folder. Raises InputError where one may not be read."""
    files: dict[str, bytes] = {}
    for place, _, names in os.walk(source):
        for path in (Path(place) / name for name in names):
            try:
                files[path.relative_to(source).as_posix()] = read_file(path, LARGEST_FILE, source)
            except OSError as error:
                reason = reason_of(error)
                raise InputError([cannot_read(Place(path.as_posix()), reason=reason)]) from error
    return files


def _check_names(name: str, new: str, around: Surroundings) -> None:
    if not PLAIN.fullmatch(new) or len(new.encode()) > 200:
        raise InputError([name_not_plain(name=new)])
    base, _, variant = name.partition("/")
    if variant and any(base in template_names(folder) for folder in folders_of(around)):
        raise InputError([copy_of_variant(name=name, base=base)])


def _own(around: Surroundings) -> Path:
    """Return the working folder's templates; messages name them as people type it."""
    working = Path(around.working_folder or "")
    return Path("templates") if working == Path.cwd() else working / "templates"


def _headed(text: str, name: str, new: str) -> str:
    """Return a template's text with a head that says what it is a copy of."""
    schema = "# yaml-language-server: $schema=../../schemas/template.schema.json\n"
    return f"{schema}# {new}: a copy of the template {name}.\n{SCHEMA_LINE.sub('', text)}"
