"""`is_current`: whether a briefing's release lies there already, made of the same bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time
from pathlib import Path, PurePosixPath

from jianbao.compose.template.model import Template
from jianbao.document.program import __version__
from jianbao.library.options import AnyBriefing, AnyPath, BuildOptions, Surroundings
from jianbao.library.papers import name_of, templates_of
from jianbao.library.release.manifest import Manifest, digest
from jianbao.library.release.released import read_release
from jianbao.library.sources import folder_of, read
from jianbao.library.templates import find_profile, inputs_of
from jianbao.messages.errors import BriefingError
from jianbao.writers.pdf.conformance import ARCHIVES


def is_current(
    briefing: AnyBriefing,
    out: AnyPath,
    options: BuildOptions = BuildOptions(),
    around: Surroundings = Surroundings(),
) -> bool:
    """Return whether `out`/NAME has what building would write, as this version writes it.

    What the manifest says of inputs, options and files is held against what is there: a file that
    was edited, an input that changed, came or went, another version or option make it False. So
    does a briefing that is compared with another paper, whose changes no manifest tells.

    Raises nothing for what cannot be read: that is not current.
    """
    folder = folder_of(briefing)
    try:
        typed = read(briefing)
        content = typed.briefing
        if content.compare_with is not None or content.particulars.issue:
            return False
        profile = find_profile(folder, around)
        templates = list(templates_of(content, options.template, around, profile))
        name = name_of(content, templates[0])
        released = read_release(Path(out) / name)
    except BriefingError:
        return False
    made_at = around.made_at or datetime.combine(content.date, time(), UTC)
    inputs = {**typed.sources, **inputs_of(templates, profile)}
    now = {each: digest(data) for each, data in inputs.items()}
    manifest = released.manifest
    return (
        manifest["jianbao"] == __version__
        and manifest.get("made_at") == made_at.isoformat()
        and released.digests("inputs") == now
        and manifest.get("templates") == [template.name for template in templates]
        and _has_faces(manifest, templates)
        and _has_options(manifest, options)
    )


def _has_faces(manifest: Manifest, templates: Iterable[Template]) -> bool:
    """Return whether the fonts that drew something are those that would draw now."""
    faces = [template.theme.faces for template in templates]
    return all(
        any(font["role"] in each and each[font["role"]].digest == font["sha256"] for each in faces)
        for font in manifest["fonts"]
    )


def _has_options(manifest: Manifest, options: BuildOptions) -> bool:
    files = manifest["files"]
    forms = {PurePosixPath(str(file["name"])).suffix[1:] for file in files}
    kinds = {tuple(file.get("conforms", ())) for file in files if "conforms" in file}
    embedded = any("embedded_fonts" in file for file in files)
    warned = any(finding["level"] == "warning" for finding in manifest["findings"])
    return (
        forms == set(options.forms)
        and kinds <= {ARCHIVES[options.pdf_a].conforms}
        and embedded == options.embed_fonts
        and not (options.strict and warned)
    )
