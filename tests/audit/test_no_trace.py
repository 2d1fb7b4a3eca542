"""Half a sentence, a nought, a year turned round: the audit reads it, and stops at nothing.

Found by deleting, joining and shuffling the clauses of right papers and changing their numbers.
"""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jianbao.audit.sentences.reading.mistyped import is_mistyped
from tests.audit.test_fields import told

PASSAGES = (
    "与0102年第六次全国人口普查的1人相比，增加2人。",
    "今年培训120人，比上年多0人，增长2.0%。",
    "安和县、平川县、4个区县平均24微克。",
    "从各区县情况看，安和县、平川县、、4个区县合计24家。",
    "接收线索3,240条，核实属实0条，属实率65.0%；已化解1条，化解率0%，还有12条正在化解。",
    "完成投资1.28亿元，共64项，项均0.0万元；服务48人次，共12场，场均0人次。",
)


@pytest.mark.parametrize("text", PASSAGES)
def test_a_broken_passage_is_read(tmp_path: Path, text: str) -> None:
    told(tmp_path, {"t": text})


def test_a_number_of_more_digits_than_are_divided_is_no_slip() -> None:
    long = Decimal(10) ** 30 + 1
    assert not is_mistyped(long, long + 9, long + 9, Decimal("0.01"))
