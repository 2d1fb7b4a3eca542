"""Small Word files made by hand: zip and XML, with what a test is about."""

from __future__ import annotations

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
XML = '<?xml version="1.0" encoding="UTF-8"?>'


def zip_of(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip as Python's library makes it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return stream.getvalue()


def relationships(*related: tuple[str, str, str, str]) -> str:
    """Return a part that relates: id, kind, target, mode ("" or External)."""
    rows = "".join(
        f'<Relationship Id="{identity}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode}"' if mode else "")
        + "/>"
        for identity, kind, target, mode in related
    )
    return f'{XML}<Relationships xmlns="{RELATIONSHIPS}">{rows}</Relationships>'


def word_parts(
    body: str, more: dict[str, bytes | str] | None = None, prefix: str = "w", namespace: str = WORD
) -> dict[str, bytes | str]:
    """Return the parts of a Word file with a body; `more` are parts related by their names.

    The body is written with the prefix w, whatever the file gives the namespace.
    """
    kinds = {name: name.rpartition("/")[2].removesuffix(".xml") for name in more or {}}
    related = [(f"r{n}", kind, f"/{name}", "") for n, (name, kind) in enumerate(kinds.items())]
    document = (
        f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}"><w:body>{body}</w:body></w:document>'
    )
    changed = document.replace("w:", f"{prefix}:").replace("xmlns:w=", f"xmlns:{prefix}=")
    return {
        "[Content_Types].xml": f'{XML}<Types xmlns="{TYPES}"/>',
        "_rels/.rels": relationships(("r1", "officeDocument", "word/document.xml", "")),
        "word/document.xml": XML + changed.replace(WORD, namespace),
        "word/_rels/document.xml.rels": relationships(*related),
        **(more or {}),
    }


def word_file(body: str, **given: object) -> bytes:
    """Return a Word file as `word_parts` describes it."""
    return zip_of(word_parts(body, **given))  # type: ignore[arg-type]


def paragraph(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def part(name: str, inner: str) -> str:
    """Return a part of Word's own XML."""
    return f'{XML}<w:{name} xmlns:w="{WORD}" xmlns:r="{OFFICE}">{inner}</w:{name}>'
