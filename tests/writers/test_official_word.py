"""Heads and signatures in Word's own words: what keeps, spreads and hangs; a validator's view."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from jianbao.document.placed import Placed
from jianbao.writers.docx.writing import write_docx
from tests.helpers.official import official
from tests.helpers.validators import audit_errors

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
THREE = "青禾县教育局, 青禾县市场监督管理局, 青禾县卫生健康局"
SIX = "青禾县教育局, 青禾县公安局, 青禾县财政局, 青禾县卫生健康局, 青禾县应急局, 共青团青禾县委"
UNITS = "县委各部门，县人大常委会办公室，县政府各部门，县政协办公室，县法院，县检察院，县人武部"
PAPERS = {
    "joint": f"issuer: [{THREE}]\nsealed: yes\nremark: 联系人：林木森",
    "six": f"issuer: [{SIX}]\nsealed: yes",
    "up": f"signers: [夏雨, 林木森, 秋风]\ncc: ['{UNITS}']\nprinted_by: 某办",
    "long": "issuer: 内蒙古自治区呼伦贝尔市莫力达瓦达斡尔族自治旗人民政府办公室",
}


def parts_of(placed: Placed) -> dict[str, Any]:
    """Return the document and the styles of the Word file."""
    with zipfile.ZipFile(io.BytesIO(write_docx(placed))) as package:
        return {
            name: etree.fromstring(package.read(f"word/{name}.xml"))
            for name in ("document", "styles")
        }


def paragraphs(document: Any) -> list[tuple[str, Any]]:
    """Return the text and the properties of each paragraph, in order."""
    return [
        ("".join(text.text for text in p.iter(f"{W}t")), p.find(f"{W}pPr"))
        for p in document.iter(f"{W}p")
    ]


def style_of(parts: dict[str, Any], properties: Any) -> Any:
    identity = properties.find(f"{W}pStyle").get(f"{W}val")
    return next(s for s in parts["styles"] if s.get(f"{W}styleId") == identity)


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Placed]:
    folder = tmp_path_factory.mktemp("official")
    return {name: official(folder / name, head)[0] for name, head in PAPERS.items()}


def test_validators_find_nothing(papers: dict[str, Placed], tmp_path: Path) -> None:
    for name, placed in papers.items():
        (tmp_path / f"{name}.docx").write_bytes(write_docx(placed))
    found = audit_errors(sorted(tmp_path.glob("*.docx")))
    assert found == {name: [] for name in sorted(PAPERS)}


def test_names_over_each_other_are_spread_in_a_style_of_their_own(
    papers: dict[str, Placed],
) -> None:
    parts = parts_of(papers["joint"])
    for name in THREE.split(", "):
        properties = next(p for text, p in paragraphs(parts["document"]) if text == name)
        style = style_of(parts, properties)
        assert style.find(f"{W}pPr/{W}jc").get(f"{W}val") == "distribute"
        assert style.find(f"{W}rPr/{W}color").get(f"{W}val") == "FF0000"
    beside = next(p for text, p in paragraphs(parts["document"]) if text == "文件")
    assert style_of(parts, beside).find(f"{W}pPr/{W}jc").get(f"{W}val") == "center"


@pytest.mark.parametrize("name", ["joint", "six"])
def test_a_signature_keeps_together_from_its_space_to_its_remark(
    papers: dict[str, Placed], name: str
) -> None:
    found = paragraphs(parts_of(papers[name])["document"])
    texts = [text for text, _ in found]
    day = texts.index("2026年6月8日")
    kept = [properties.find(f"{W}keepNext") is not None for _, properties in found]
    first = max(n for n in range(day) if texts[n] == "青禾县教育局")
    space = next(n for n in range(first, 0, -1) if not texts[n] and kept[n])
    assert all(kept[space:day]), "space, every cell of names, space between their rows"
    assert kept[day] == (name == "joint"), "the remark comes along"


def test_a_list_hangs_behind_its_label_and_a_long_name_is_one_style(
    papers: dict[str, Placed],
) -> None:
    found = paragraphs(parts_of(papers["up"])["document"])
    copies = next(p for text, p in found if text.startswith("抄送："))
    style = style_of(parts_of(papers["up"]), copies).find(f"{W}pPr/{W}ind")
    own = copies.find(f"{W}ind")
    indent = own if own is not None else style
    assert (indent.get(f"{W}left"), indent.get(f"{W}hanging")) == ("1120", "840")
    parts = parts_of(papers["long"])
    mark = next(p for text, p in paragraphs(parts["document"]) if text.endswith("办公室文件"))
    style = style_of(parts, mark)
    assert style.find(f"{W}rPr/{W}sz").get(f"{W}val") == "44"
    assert style.find(f"{W}rPr/{W}w").get(f"{W}val") == "60"
