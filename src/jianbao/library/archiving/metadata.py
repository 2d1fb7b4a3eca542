"""元数据.xml: element names of DA/T 46-2009, and the 18 core elements of GB/T 33480-2016.

Only what the briefing or its release says is written; the schema beside this file is its form.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from lxml import etree
from msgspec import Struct

from jianbao.briefing.model import Briefing, Prose
from jianbao.briefing.particulars import Particulars
from jianbao.library.forms import FORMS
from jianbao.readers.errors import ReadError
from jianbao.readers.xml import parsed
from jianbao.yaml.source import Scalar

FOLDER = Path(__file__).parent
ONE_AT_A_TIME = Lock()
NAMESPACE = "urn:jianbao:archive:1"
EARLIER_SCHEMAS = {
    "d8a583695561aa7cb9dff613b0dc451355e1bde52a2a5319716aed328f23e6be",  # each paper had a 档号
}
"""SHA-256 of the schemas that earlier versions put into their packages."""


class Described(Struct, frozen=True):
    """A paper's file in the package, as far as the metadata tells of it."""

    name: str
    data: bytes
    conforms: tuple[str, ...]


def metadata_xml(
    briefing: Briefing, number: str, pages: int, files: Iterable[Described], program: str
) -> bytes:
    """Return 元数据.xml of a paper with its 档号, pages, files and the program that made them."""
    root = new_root("电子文件元数据", NAMESPACE)
    record = _element(root, "文书类电子文件元数据", standard="DA/T 46-2009")
    _archival(record, briefing, number, pages, tuple(files), program)
    core = _element(root, "电子公文元数据", standard="GB/T 33480-2016")
    for name, texts in _core(briefing, number).items():
        _element(core, name, "；".join(texts))
    return to_xml(root)


def schema(name: str) -> bytes:
    """Return one of the schemas here: metadata or eep."""
    return (FOLDER / f"{name}.xsd").read_bytes()


def schema_fault(data: bytes, name: str) -> str:
    """Return why an XML file does not follow a schema, "" where it does.

    Neither the network nor entities are used, and nothing deeper than 256 elements is read.
    """
    try:
        root = parsed(data, f"{name}.xml")
    except ReadError as error:
        return str(error)
    with ONE_AT_A_TIME:  # a validator keeps what it found last
        validator = _validator(name)
        return "" if validator.validate(root) else str(validator.error_log[0].message)


def new_root(name: str, namespace: str) -> etree._Element:
    """Return an element whose namespace needs no prefix."""
    own: Any = {None: namespace}  # which the stubs of lxml do not know
    return etree.Element(f"{{{namespace}}}{name}", nsmap=own)


def to_xml(root: etree._Element) -> bytes:
    """Return an element as a file."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)
    return data


@cache
def _validator(name: str) -> Any:
    return etree.XMLSchema(etree.fromstring(schema(name)))


def _archival(
    parent: etree._Element,
    briefing: Briefing,
    number: str,
    pages: int,
    files: tuple[Described, ...],
    program: str,
) -> None:
    """Write the elements of DA/T 46-2009, in its order."""
    filing = briefing.particulars.filing
    _element(parent, "聚合层次", "件")
    _group(
        parent,
        "来源",
        档案馆名称=filing.archive_name,
        档案馆代码=filing.archive_code,
        全宗名称=filing.fonds_name,
        立档单位名称=briefing.issuer.text,
    )
    _element(parent, "电子文件号", number)
    _group(
        parent, "档号", 全宗号=_text(filing.fonds), 年度=f"{briefing.date.year:04}",
        保管期限=filing.retention or "", 机构或问题=filing.department, 类别号=filing.category,
        室编件号=_text(filing.item),
    )  # fmt: skip
    _content(_element(parent, "内容描述"), briefing)
    several = "组合文件" if len(files) > 1 else "单件"
    _group(parent, "形式特征", 文件组合类型=several, 页数=str(pages), 语种=briefing.language)
    for file in files:
        form = file.name.rpartition(".")[2]
        formats = "；".join((FORMS[form].media_type, *file.conforms))
        _group(
            parent,
            "电子属性",
            格式信息=formats,
            计算机文件名=file.name,
            计算机文件大小=str(len(file.data)),
            文档创建程序=program,
        )


def _content(parent: etree._Element, briefing: Briefing) -> None:
    particulars, filing = briefing.particulars, briefing.particulars.filing
    several = {
        "题名": [title_of(briefing)], "副题名": [_text(briefing.subtitle)],
        "关键词": filing.keywords, "人名": [_text(briefing.editor)],
        "文件编号": [document_number(briefing)], "责任者": [briefing.issuer.text],
        "日期": [briefing.date.isoformat()], "文种": [filing.document_kind],
        "紧急程度": [particulars.urgency or ""], "主送": _texts(particulars.to),
        "抄送": _texts(particulars.cc),
        "密级": [particulars.secrecy.degree if particulars.secrecy else ""],
        "保密期限": [_term(particulars)],
    }  # fmt: skip
    for name, texts in several.items():
        for text in filter(None, texts):
            _element(parent, name, text)


def _core(briefing: Briefing, number: str) -> dict[str, list[str]]:
    """Return the core elements of GB/T 33480-2016 in its order; empty where nothing is said."""
    particulars = briefing.particulars
    printed = particulars.printed_on.isoformat() if particulars.printed_on else ""
    return {
        "公文标识": [number], "文种": [briefing.particulars.filing.document_kind],
        "份号": [_text(particulars.copy_number)],
        "密级和保密期限": [particulars.secrecy.text if particulars.secrecy else ""],
        "紧急程度": [particulars.urgency or ""], "发文机关标志": [briefing.issuer.text],
        "发文字号": [document_number(briefing)], "签发人": _texts(particulars.signers),
        "标题": [title_of(briefing)], "主送机关": _texts(particulars.to), "附件说明": [],
        "发文机关或签发人署名": [briefing.issuer.text], "成文日期": [briefing.date.isoformat()],
        "附注": [_text(particulars.remark)], "抄送机关": _texts(particulars.cc),
        "印发机关": [_text(particulars.printed_by)], "印发日期": [printed], "发布层次": [],
    }  # fmt: skip


def title_of(briefing: Briefing) -> str:
    """Return the title in one line."""
    return "".join(line.text for line in briefing.title)


def document_number(briefing: Briefing) -> str:
    """Return the 发文字号 or else the number of the issue, "" where it has neither."""
    particulars = briefing.particulars
    number = particulars.issue_number
    issue = f"第{number.numbers}期" if number and number.numbers else ""
    issue = f"增刊{issue}" if number and number.supplement else issue
    return _text(particulars.document_number) or issue


def _term(particulars: Particulars) -> str:
    """Return for how long a secret of the state is one."""
    mark = particulars.secrecy
    return mark.term if mark and mark.degree else ""


def _text(scalar: Scalar | Prose | None) -> str:
    return scalar.text if scalar else ""


def _texts(scalars: tuple[Scalar | Prose, ...]) -> list[str]:
    return [scalar.text for scalar in scalars]


def _group(parent: etree._Element, name: str, **texts: str) -> None:
    group = _element(parent, name)
    for child, text in texts.items():
        if text:
            _element(group, child, text)


def _element(
    parent: etree._Element, name: str, text: str = "", **attributes: str
) -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)
    element.text = text or None
    return element
