"""Small briefings made up for one test."""

from __future__ import annotations

from pathlib import Path

KEYS = ("heading:", "summary:", "text:", "items:", "notes:")
YAML_SIGNS = tuple("{[*&!%@#|>`")
HEAD = """\
title: 检察工作情况
issuer: 某某市人民检察院
date: 2022-07-04
period: 2022-01-01/2022-05-31
template: overview
"""


def make_briefing(
    tmp_path: Path, sections: dict[str, str], figures: str = "", head: str = ""
) -> Path:
    """Return the folder of a minimal good briefing, written under `tmp_path`.

    A section is the YAML of its file, or only its text. `figures` is the YAML of the ledger; no
    ledger is written without. A key of `head` takes the place of the same key of `HEAD`.
    """
    folder = tmp_path / "made-up"
    (folder / "sections").mkdir(parents=True, exist_ok=True)
    given = {line.split(":")[0] for line in head.splitlines()}
    kept = [line for line in HEAD.splitlines() if line.split(":")[0] not in given]
    _write(folder / "briefing.yaml", "\n".join([*kept, head]))
    for name, content in sections.items():
        typed = content.lstrip().startswith(KEYS)
        text = content if typed else f"text: {_scalar(content)}"
        _write(folder / "sections" / f"{name.removesuffix('.yaml')}.yaml", text)
    if figures:
        _write(folder / "figures.yaml", figures)
    return folder


def _scalar(text: str) -> str:
    """Return a text as YAML: plain, in quotes only where it begins with a sign of YAML's own."""
    return f"'{text}'" if text.startswith(YAML_SIGNS) and "'" not in text else text


def _write(path: Path, text: str) -> None:
    path.write_text(text.rstrip("\n") + "\n", encoding="utf-8")
