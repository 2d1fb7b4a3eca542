"""Templates with what the office's profile changes in them; copies of templates."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

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
from jianbao.library.options import Options
from jianbao.messages.errors import InputError, WriteError
from jianbao.messages.findings import Place
from jianbao.messages.library import cannot_write, copy_of_variant, name_not_plain, name_taken


def find_profile(folder: Path | None, options: Options) -> Profile:
    """Return the office's profile: the one that is named, or the nearest above `folder`."""
    above = folder if options.profile_above else None
    return profile_of(above, options.profile, template_folders(options.working_folder))


def template_with(
    profile: Profile, name: str, options: Options, asked_at: Place | None = None
) -> Template:
    """Return a template with what the office's profile changes in it."""
    folders = template_folders(options.working_folder)
    template = read_template(name, folders, asked_at, profile.overlays, profile.faces)
    return replace(template, office=profile.office, logo=profile.logo)


def inputs_of(templates: Iterable[Template], profile: Profile) -> dict[str, bytes]:
    """Return what a release is made of beside the briefing, as its manifest names it."""
    sources = {
        f"template {name}": data
        for template in templates
        for name, data in template.sources.items()
    }
    return sources | {f"profile {name}": data for name, data in profile.sources.items()}


PLAIN = re.compile(r"[^\x00-\x1f/\\:*?\"<>|.\s][^\x00-\x1f/\\:*?\"<>|]{0,99}")


SCHEMA_LINE = re.compile(r"^# yaml-language-server:.*\n", re.MULTILINE)


def copy_template(name: str, new: str, folders: tuple[Path, ...], target: Path) -> None:
    """Copy a template's folder to `target`/`new`, whole or not at all.

    Raises InputError where it cannot be, or something of that name is there.
    """
    if not PLAIN.fullmatch(new) or len(new.encode()) > 200:
        raise InputError([name_not_plain(name=new)])
    base, _, variant = name.partition("/")
    if variant and any(base in template_names(folder) for folder in folders):
        finding = copy_of_variant(name=name, base=base)
        raise InputError([finding])
    source, folder = find_template(name, folders), target / new
    if folder.exists() or folder.is_symlink():
        raise InputError([name_taken(name=folder)])
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".jianbao-", dir=target) as staging:
            staged = Path(staging) / new
            shutil.copytree(source, staged)
            path = staged / FILE
            text = path.read_text("utf-8")
            path.write_text(_headed(text, name, new), "utf-8")
            staged.rename(folder)
    except OSError as error:
        reason = f"{error.filename or folder}: {error.strerror}"
        raise WriteError([cannot_write(reason=reason)]) from error


def _headed(text: str, name: str, new: str) -> str:
    """Return a template's text with a head that says what it is a copy of."""
    schema = "# yaml-language-server: $schema=../../schemas/template.schema.json\n"
    return f"{schema}# {new}: a copy of the template {name}.\n{SCHEMA_LINE.sub('', text)}"
