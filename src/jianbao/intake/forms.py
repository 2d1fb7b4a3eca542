"""The forms in which a Chinese official paper says what it is: one expression for each part.

GB/T 9704-2012, 7.2 to 7.4, and what bulletins and minutes print beside it.
"""

from __future__ import annotations

import re

from jianbao.document.patterns import pattern

CHINESE = "一二三四五六七八九十百零〇"
ORGANS = (
    "人民政府|委员会|人民法院|检察院|公安局|办公室|办公厅|管理局|常委会|指挥部|领导小组|联席会议|"
    "研究院|研究所|集团|公司|医院|学校|大学|中学|小学|协会|学会|商会|银行|中心|总队|支队|大队|"
    "党委|党组|纪委|监委|政府|法院|政协|人大|市委|县委|省委|区委|总局|税务局|站|院|局|厅|委|署|部|处|科|会|单位|"
    "室|所|馆|队|组|支部|残联|妇联|团委|工商联|街道|专班"
)
ORGAN = pattern(rf"[\u4e00-\u9fff（）“”·]{{2,40}}(?:{ORGANS})")
NAME_ALONE = pattern(
    r"(?!.*(?:情况|报告|总结|通报|汇报|简报|方案|意见|通知|计划|要点|公报|分析|纪要|讲话|材料|说明)$)"
    r"[\u4e00-\u9fff（）“”·]{3,30}"
)
"""A line that may name whoever issues a paper, whatever its ending: 北湖海关, 供销合作社联合社."""
DAY = (
    r"(?:\d{4}年\d{1,2}月\d{1,2}日"
    r"|[二〇○零一三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)"
)
DATE = pattern(rf"[（(]?({DAY}|\d{{4}}[.-]\d{{1,2}}[.-]\d{{1,2}})[）)]?")
DOCUMENT_NUMBER = pattern(r"[\u4e00-\u9fff]{1,16}[〔\[［(（【]\d{4}[〕\]］)）】]\s*第?\d{1,5}号")
SIGNERS = pattern(r"签发人[:：]\s*(.+)")
COPY_NUMBER = pattern(r"(?:份号[:：]?\s*)?(\d{6})")
URGENCY = pattern(r"特急|加急|特提|平急")
BANNER = pattern(
    r"[\u4e00-\u9fff·“”（）]{2,24}(?:简\s*报|动\s*态|快\s*报|专\s*报|通\s*报|情\s*况|信\s*息|摘\s*报|参\s*考|文\s*件)"
)
ISSUE = pattern(
    r"[（(]?\s*(?:(?P<year>\d{4})年\s*)?第\s*(?P<issue>\d{1,4}|[一二三四五六七八九十百]{1,4})\s*期\s*[）)]?"
    r"(?:\s*[（(]?\s*总第?\s*(?P<total>\d{1,5})\s*期?\s*[）)]?)?"
)
TOTAL_ISSUE = pattern(r"[（(]?\s*总第?\s*(\d{1,5})\s*期\s*[）)]?")
ISSUED = pattern(
    rf"(?P<organ>[\u4e00-\u9fff（）“”]{{3,40}}?)(?:[\s\u3000]+|[\s\u3000]*(?:编印?|主办)[\s\u3000]*)(?P<day>{DAY})"
)
INTERNAL = pattern("内部(?:资料|文件|情况|参考|参阅)?[，,]?(?:注意保存|请勿外传|不得外传)|内部资料")
AGENDA = pattern("(?:会议)?议程")
SUBTITLE = pattern(r"(?:——|—|--)\s*(.+)")
ADDRESSEE = pattern(r"(?!.*(?:如下|有关事项|通知|报告)[:：]$)([^。！？；]{2,160})[:：]")
ADDRESSED = pattern(
    r"各|市直|省直|区直|县直|政府|委员会|办公室|局|院|厅|委|公司|单位|部门|学校|医院|处|同志|代表"
)
ATTACHMENTS = pattern(r"附\s*件[:：]\s*(.*)", re.S)
NUMBERED = pattern(r"(\d{1,2})\s*[.．、]\s*(.+)")
ANNEX = pattern(r"附\s*件\s*(\d{0,2})[:：]?")
REMARK = pattern(
    r"[（(]\s*((?:联系人|联系电话|此件|公开|不公开|依申请公开|信息公开|主动公开).*)[）)]", re.S
)
COPIES = pattern(r"抄\s*送[:：]\s*(.+)", re.S)
WAYS = {
    "report": pattern(r"(?:抄\s*)?(?:呈\s*)?报(?:\s*送)?[:：]\s*(.+)", re.S),
    "send": pattern(r"(?:主\s*|抄\s*|分\s*)?送[:：]\s*(.+)", re.S),
    "issue": pattern(r"(?:下\s*|印\s*)?发(?:\s*至)?[:：]\s*(.+)", re.S),
}
PRINTED = pattern(rf"(?P<organ>[\u4e00-\u9fff（）“”]{{3,40}}?)[\s\u3000]*(?P<day>{DAY})\s*印发?")
PRINT_RUN = pattern(r"[（(]?\s*共\s*印\s*(\d{1,6})\s*份\s*[）)]?")
EDITOR = pattern(r"[（(]?\s*(?:责任编辑|责编|编辑)[:：]\s*([^\s）)]{2,12})\s*[）)]?")
EDITOR_NOTE = pattern(
    r"(?:[【\[](?:编者按|按语?)[】\]]\s*[:：]?|(?:编者按|按)\s*[:：])\s*(.+)", re.S
)
MEETING = {
    "time": pattern(r"(?:会议)?\s*时\s*间[:：]\s*(.+)"),
    "place": pattern(r"(?:会议)?\s*地\s*点[:：]\s*(.+)"),
    "chair": pattern(r"(?:会议)?\s*主\s*持\s*人?[:：]\s*(.+)"),
}
ATTENDANCE = pattern(r"(出\s*席|列\s*席|请\s*假|缺\s*席|参\s*会|记\s*录)(?:人员|人)?[:：]\s*(.+)")

LEVELS = (
    pattern(rf"([{CHINESE}]{{1,5}})、\s*"),
    pattern(rf"[（(]([{CHINESE}]{{1,5}})[）)]\s*、?"),
    pattern(r"(\d{1,2})\s*[.．、](?!\d)\s*"),
    pattern(r"[（(](\d{1,2})[）)]\s*"),
)
"""一、（一）1.（1）: the four levels of headings (GB/T 9704-2012, 7.3.3)."""
ITEM = pattern(rf"(?:^|(?<=[。；;：:，、！？]))([{CHINESE}]{{1,3}})是(?!否|不是)")
EMPTY = pattern(r"[\s\u3000\xa0]+")


def squeezed(text: str) -> str:
    """Return a text without any blank: 简　　报 is 简报."""
    return EMPTY.sub("", text)
