"""A package against what its own YAML builds today: byte for byte, or in what it says."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from jianbao.library.archiving.package import LEDGER, METADATA, SOURCES, Package
from jianbao.library.forms import form_of
from jianbao.messages.findings import Finding
from jianbao.messages.verifying import (
    package_pdf,
    rebuild_differs,
    rebuild_lacks,
    rebuild_more,
    rebuild_number,
    rebuild_says,
)

OF_VERSION = {"计算机文件大小", "文档创建程序"}  # elements of the metadata


def byte_findings(package: Package, rebuilt: Package) -> Iterator[Finding]:
    """Yield each file that is not, byte for byte, what the package's own sources build."""
    for name in sorted(package.files.keys() | rebuilt.files.keys()):
        if name not in rebuilt.files:
            yield rebuild_more(file=name)
        elif name not in package.files:
            yield rebuild_lacks(file=name)
        elif package.files[name] != rebuilt.files[name]:
            yield rebuild_differs(file=name)


def content_findings(package: Package, rebuilt: Package) -> Iterator[Finding]:
    """Yield each paper and ledger that says something else than what the sources build.

    For a package of another version: words and lines are compared, not bytes.
    """
    if package.number != rebuilt.number:
        yield rebuild_number(number=package.number, other=rebuilt.number)
    for name in sorted(package.papers.keys() | rebuilt.papers.keys()):
        if name not in package.papers or name not in rebuilt.papers:
            yield rebuild_lacks(file=name)
        elif _said(name, package.papers[name]) != _said(name, rebuilt.papers[name]):
            yield rebuild_says(file=name)
    if _ledger(package) != _ledger(rebuilt):
        yield rebuild_says(file=LEDGER)
    if _described(package) != _described(rebuilt):
        yield rebuild_says(file=METADATA)


def paper_findings(package: Package, claims: list[list[str]]) -> Iterator[Finding]:
    """Yield where a PDF does not show what PDF/A asks of it, as far as that is checked here.

    `claims` are the standards that the release's manifest names of its PDFs.
    """
    for name, data in package.papers.items():
        if name.endswith(".pdf"):
            for reason in _pdf_faults(data, package, [claim for claim in claims if claim]):
                yield package_pdf(file=name, reason=reason)


def _said(name: str, data: bytes) -> object:
    """Return what a paper says, as its form has it, or why it cannot be read."""
    try:
        return form_of(name).back.said(data)
    except Exception as error:  # a file from elsewhere can be broken in every way there is
        return str(error)


def _ledger(package: Package) -> bytes:
    return package.files.get(f"{package.number}/data/{LEDGER}", b"")


def _described(package: Package) -> list[tuple[str, str | None]]:
    """Return what the metadata say, but for what another version writes otherwise."""
    from jianbao.readers.xml import parsed

    root = parsed(package.payload(METADATA), METADATA)
    return [(str(each.tag), each.text) for each in root.iter() if not _is_of_version(each.tag)]


def _is_of_version(tag: object) -> bool:
    return str(tag).rpartition("}")[2] in OF_VERSION


def _pdf_faults(data: bytes, package: Package, claims: list[list[str]]) -> Iterator[str]:
    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            claim = _claim(pdf)
            if not claims or any(claim not in standards for standards in claims):
                yield f"pdfaid: {claim or '-'}"
            if claim.endswith("a") and not _is_tagged(pdf):
                yield "StructTreeRoot"
            yield from (f"FontFile: {name}" for name in _loose_fonts(pdf))
            if claim.startswith("PDF/A-3"):
                yield from (f"AF: {name}" for name in _unlike_attachments(pdf, package))
    except Exception as error:  # a file from elsewhere can be broken in every way there is
        yield str(error)


def _claim(pdf: Any) -> str:
    """Return the PDF/A that the metadata claim, such as PDF/A-3a."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        part, level = metadata.get("pdfaid:part", ""), metadata.get("pdfaid:conformance", "")
    return f"PDF/A-{part}{level.lower()}" if part else ""


def _is_tagged(pdf: Any) -> bool:
    return "/StructTreeRoot" in pdf.Root and bool(pdf.Root.get("/MarkInfo", {}).get("/Marked"))


def _loose_fonts(pdf: Any) -> Iterator[str]:
    """Yield the fonts that are not inside the file."""
    for each in pdf.objects:
        if getattr(each, "get", None) is None or _type(each) != "/FontDescriptor":
            continue
        if not any(key in each for key in ("/FontFile", "/FontFile2", "/FontFile3")):
            yield str(each.get("/FontName", ""))


def _type(each: Any) -> str:
    try:
        return str(each.get("/Type", ""))
    except (TypeError, ValueError):
        return ""  # no dictionary


def _unlike_attachments(pdf: Any, package: Package) -> Iterator[str]:
    """Yield the attachments that are not the files of the package, and files not attached."""
    start = f"{package.number}/data/{SOURCES}/"
    sources = {
        name.removeprefix(start): data
        for name, data in package.files.items()
        if name.startswith(start)
    }
    kept = {**sources, **({"figures.csv": _ledger(package)} if _ledger(package) else {})}
    carried = {str(file.UF): bytes(file.EF.F.read_bytes()) for file in pdf.Root.get("/AF", [])}
    for name in sorted(kept.keys() | carried.keys()):
        if carried.get(name) != kept.get(name):
            yield name
