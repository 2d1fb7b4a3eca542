"""A bulletin of a year, as statistics offices publish them in the next spring, is left alone.

Such papers leave parts out (主要商品, categories that are not all), give totals without their
parts and part without totals, and speak of the year before their own date. Words and numbers of
the case are made up; each sentence stands for one of a published bulletin that was told wrongly.
"""

from __future__ import annotations

from pathlib import Path

import yaml

import jianbao
from tests.conftest import CASES

BULLETIN = CASES / "audit" / "bulletin.txt"


def test_a_bulletin_as_it_is_published_is_right(tmp_path: Path) -> None:
    jianbao.import_paper(str(BULLETIN)).write(str(tmp_path / "bulletin"))
    findings = jianbao.check(str(tmp_path / "bulletin")).findings
    told = [
        f"{each.code} {each.text('zh')}"
        for each in findings
        if each.level.value != "note" and each.code != "not-in-ledger"  # 42.5 shares its unit
    ]
    assert told == []
    ledger = (tmp_path / "bulletin" / "figures.yaml").read_text("utf-8")
    figures = {entry["label"]: entry for entry in yaml.safe_load(ledger).values()}
    assert str(figures["企业占比"]["value"]) == "83.6"
    assert figures["城镇零售额增长"]["period"] == figures["城镇零售额"]["period"]
    assert figures["服装类"]["kind"] == "change"
