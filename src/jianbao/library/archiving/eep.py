"""An .EEP after the pattern of DA/T 48-2009: the papers and their metadata, and it says no more.

What the standard has beside that (blocks of signatures, of the persons and offices, of the business
process) is not there, for nobody here knows it.
"""

from __future__ import annotations

from base64 import b64encode

from lxml import etree

from jianbao.library.archiving.metadata import new_root, to_xml
from jianbao.library.forms import FORMS

NAMESPACE = "http://www.saac.gov.cn/standards/ERM/encapsulation"
FORMAT_SENTENCE = (
    "本文件参照DA/T 48-2009《基于XML的电子文件封装规范》的结构，只含被签名对象中的文件实体；"
    "没有电子签名块、机构人员实体和业务实体，不是该标准意义上的完整封装包"
)
ENCODED = "本封装包中“编码数据”元素存储的是计算机文件二进制流的Base64编码"


def eep_xml(
    metadata: bytes, papers: dict[str, bytes], title: str, unit: str, made_at: str
) -> bytes:
    """Return the .EEP of a paper's metadata and files, the main one first. It is not signed."""
    root = new_root("电子文件封装包", NAMESPACE)
    _add(root, "封装包格式描述", FORMAT_SENTENCE)
    _add(root, "版本", "2009")
    signed = _add(root, "被签名对象")
    signed.set("eep版本", "2009")
    _add(signed, "封装包类型", "原始型")
    _add(signed, "封装包类型描述", "本封装包包含电子文件数据及其元数据，原始封装，未经修改")
    _add(signed, "封装包创建时间", made_at)
    _add(signed, "封装包创建单位", unit)
    entity = _add(_add(_add(signed, "封装内容"), "文件实体块"), "文件实体")
    _add(entity, "文件元数据").append(etree.fromstring(metadata))
    data = _add(entity, "文件数据")
    for count, (name, content) in enumerate(papers.items(), 1):
        _document(_add(data, "文档"), count, name, content, title)
    return to_xml(root)


def _document(parent: etree._Element, count: int, name: str, content: bytes, title: str) -> None:
    form = name.rpartition(".")[2]
    _add(parent, "文档标识符", f"修改0-文档{count}")
    _add(parent, "文档序号", str(count))
    _add(parent, "文档主从声明", "主文档" if count == 1 else "从文档")
    _add(parent, "题名", title)
    encoding = _add(_add(parent, "文档数据"), "编码")
    about = _add(encoding, "电子属性")
    _add(about, "格式信息", FORMS[form].media_type)
    _add(about, "计算机文件名", name)
    _add(about, "计算机文件大小", str(len(content)))
    _add(encoding, "编码描述", ENCODED)
    _add(encoding, "反编码关键字", f"base64-{form}")
    _add(encoding, "编码数据", b64encode(content).decode("ascii"))


def _add(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text or None
    return element
