"""What the checks of jianbao.audit.structure say."""

from jianbao.messages.message import Message

STRUCTURE: dict[str, Message] = {
    "ordinal-skipped": Message(
        "{found} where {wanted} was expected",
        "出现“{found}”，此处应为“{wanted}”",
        "number the points of a paragraph without a gap",
        "同一段的分点序号应当连续",
    ),
    "ordinal-repeated": Message(
        "{found} a second time; expected {wanted}",
        "“{found}”重复，此处应为“{wanted}”",
        "number the points of a paragraph without repeating one",
        "同一段的分点序号不应重复",
    ),
    "ordinal-alone": Message(
        "{found} with no second point",
        "只有“{found}”，没有下文",
        "is a point missing?",
        "是否漏了后面的分点",
    ),
    "number-skipped": Message(
        "number {found} where {wanted} was expected",
        "层次序号为{found}，此处应为{wanted}",
        "number paragraphs of one level without a gap",
        "同一层次的序号应当连续",
    ),
    "number-repeated": Message(
        "number {found} a second time; expected {wanted}",
        "层次序号{found}重复，此处应为{wanted}",
        "number paragraphs of one level without repeating one",
        "同一层次的序号不应重复",
    ),
    "level-skipped": Message(
        "（1） without 1. above it",
        "没有“1.”一层，直接用了“（1）”",
        "levels in order: 一、 （一） 1. （1）",
        "层次依次为“一、”“（一）”“1.”“（1）”",
    ),
    "typed-number": Message(
        "typed number {number}: the template numbers headings and items",
        "此处写了序号“{number}”，而模板会自动编号",
        "take it away, or it prints twice",
        "请删去，否则印出两个序号",
    ),
    "title-mark": Message(
        "title ends with {mark}",
        "公文标题末尾有“{mark}”",
        "a title ends without a mark; ？！…… are allowed",
        "公文标题末尾通常不用标点，必要时可用问号、叹号、省略号",
    ),
    "heading-mark": Message(
        "heading ends with {mark}",
        "小标题末尾有“{mark}”",
        "a heading on a line of its own ends without a mark",
        "独占一行的标题末尾通常不用标点",
    ),
    "text-end": Message(
        "the text ends without a mark",
        "段末没有标点",
        "is a part missing?",
        "是否漏了句号，或者漏了内容",
    ),
    "lead-end": Message(
        "the lead ends without a mark and runs into the text",
        "首句末尾没有标点，与后文相连",
        "end it with 。",
        "请在首句末尾加句号",
    ),
    "empty-lead": Message(
        "nothing but marks here",
        "此处只有标点，没有文字",
        "write it, or take the key away",
        "请补写文字，或者删去这一项",
    ),
    "mixed-leads": Message(
        "items with and without a lead in one section",
        "同一部分的分点，有的有首句，有的没有",
        "build them alike, or accept it",
        "体例宜一致",
    ),
    "single-item": Message(
        "a section with one item only",
        "这一部分只有一个分点",
        "write it as text, or add the others",
        "请改作正文，或者补上其余分点",
    ),
    "annex-missing": Message(
        "the text names '{found}', and there is no such annex",
        "正文提到“{found}”，而没有这个附件",
        "add it under annexes/, and refer to it by [@name]",
        "请在annexes/中添加，并用[@名称]引用",
    ),
    "no-summary": Message(
        "a section without a summary, where others have one",
        "其他部分有摘要，这一部分没有",
        "a paper or mail that prints summaries has its lead sentences instead, or leaves it out",
        "印摘要的成品或邮件改印其要点首句，无要点的则缺少这一部分",
    ),
    "repeated-heading": Message(
        "the same heading stands at {first}",
        "与 {first} 的标题相同",
        "was it copied?",
        "是否复制后忘了修改",
    ),
    "repeated-lead": Message(
        "the same lead stands at {first}",
        "与 {first} 的首句相同",
        "was it copied?",
        "是否复制后忘了修改",
    ),
    "repeated-sentence": Message(
        "the same sentence stands in the text at {first}",
        "与 {first} 一段中的句子相同",
        "was it pasted twice?",
        "是否重复粘贴",
    ),
}
