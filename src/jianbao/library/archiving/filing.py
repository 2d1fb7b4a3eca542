"""How a paper is filed, as `archive` is told, and as the file that goes into its package."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import asdict, replace

from jianbao.briefing.model import Briefing
from jianbao.briefing.particulars import Filing
from jianbao.messages.findings import Place
from jianbao.yaml.source import Scalar

SPOKEN = {
    "永久": "Y", "30年": "D30", "定期30年": "D30", "10年": "D10", "定期10年": "D10",
    "y": "Y", "d30": "D30", "d10": "D10",
}  # fmt: skip
"""What people say for a retention (保管期限)."""
KINDS = (
    "决议", "决定", "命令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示", "批复",
    "议案", "函", "纪要",
)  # fmt: skip
"""The kinds of official papers, which end their titles (党政机关公文处理工作条例, 8)."""
OFFICIAL = ("official", "supervision")  # templates of papers that are such
HEAD = "# 归档信息（jianbao archive归档时写入）\n"


class FilingOptions(Struct, frozen=True):
    """What is told on the way to the archive; "" leaves what archive.yaml says."""

    fonds: str = ""  # 全宗号, such as J001
    retention: str = ""  # Y, D30 or D10; 永久, 30年, 10年
    department: str = ""  # 机构（问题）代码
    item: str = ""  # 件号, four digits; "" where nobody says it: the next one


def with_filing(briefing: Briefing, options: FilingOptions) -> Briefing:
    """Return a briefing that is filed as the options say."""
    told: dict[str, Any] = {key: text for key, text in asdict(options).items() if text}
    if "retention" in told:
        told["retention"] = SPOKEN.get(told["retention"], told["retention"])
    for key in told.keys() & {"fonds", "item"}:
        told[key] = Scalar(told[key], Place(f"--{key}"))
    return filed(briefing, replace(briefing.particulars.filing, **told))


def with_kind(briefing: Briefing) -> Briefing:
    """Return an official paper with the kind that its title ends with, where nobody said one."""
    filing, title = briefing.particulars.filing, "".join(line.text for line in briefing.title)
    if briefing.template.text.partition("/")[0] not in OFFICIAL or not _is_usual(filing):
        return briefing
    kind = next((each for each in KINDS if title.endswith(each)), filing.document_kind)
    return filed(briefing, replace(filing, document_kind=kind))


def _is_usual(filing: Filing) -> bool:
    return filing.document_kind == Filing().document_kind


def filed(briefing: Briefing, filing: Filing) -> Briefing:
    """Return a briefing with another filing."""
    return replace(briefing, particulars=replace(briefing.particulars, filing=filing))


def with_item(briefing: Briefing, item: str) -> Briefing:
    """Return a briefing with an item."""
    return with_filing(briefing, FilingOptions(item=item))


def filing_yaml(filing: Filing) -> bytes:
    """Return archive.yaml of a filing: what is given, in the order of its keys."""
    return (HEAD + "".join(_lines(filing))).encode()


def _lines(filing: Filing) -> Iterator[str]:
    usual = Filing()
    for key in Filing.__struct_fields__:
        value = getattr(filing, key)
        if value == getattr(usual, key):
            continue
        if isinstance(value, tuple):
            yield f"{key}: [{', '.join(map(_quoted, value))}]\n"
        else:
            yield f"{key}: {_quoted(str(value))}\n"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
