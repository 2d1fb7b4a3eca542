"""What an official paper says about itself, in `briefing.yaml` beside the rest."""

from typing import Literal

from msgspec import field

from jianbao.briefing.records.paper import PaperRecord
from jianbao.yaml.dates import Day
from jianbao.yaml.forms import Annotated, Form, Key
from jianbao.yaml.source import Scalar

Way = Literal["report", "send", "issue"]
Urgency = Literal["特急", "加急"]
Retention = Literal["Y", "D30", "D10"]


class RecipientRecord(Form, kw_only=True, rename={"way": "as"}):
    """A unit or person that gets the paper."""

    name: Annotated[Scalar, Key("the unit or person that gets it", "受文单位或个人")]
    way: Annotated[
        Way,
        Key(
            "report: to superiors, send: to equals, issue: to subordinates",
            "report报上级，send送平级，issue发下级",
        ),
    ] = "send"
    copies: Annotated[int, Key("how many printed copies", "印发份数", least=0, most=100_000)] = 1
    email: Annotated[
        Scalar | None, Key("mail address, for `jianbao mail`", "邮箱，供`jianbao mail`用")
    ] = None


class MeetingRecord(Form, kw_only=True, rename={"venue": "place"}):
    """The meeting that a paper is for or about."""

    time: Annotated[Scalar | None, Key("when it is held", "会议时间")] = None
    venue: Annotated[Scalar | None, Key("where", "会议地点")] = None
    chair: Annotated[Scalar | None, Key("who presides", "主持人")] = None
    agenda: Annotated[tuple[Scalar, ...], Key("what is dealt with, in order", "议程，按次序")] = ()
    attendance: Annotated[
        dict[str, Scalar],
        Key(
            "who took part: 出席, 请假, 列席, each with names",
            "参会情况：出席、请假、列席各列姓名",
        ),
    ] = field(default_factory=dict)


class MailRecord(Form, kw_only=True, rename={"sender": "from"}):
    """How a paper is mailed; `mail.yaml` has the same keys."""

    sender: Annotated[Scalar, Key("sender's address", "发件邮箱")]
    to: Annotated[tuple[Scalar, ...], Key("further addresses", "另加的收件邮箱")] = ()
    cc: Annotated[tuple[Scalar, ...], Key("addresses that get a copy", "抄送邮箱")] = ()
    bcc: Annotated[
        tuple[Scalar, ...],
        Key("addresses that get a copy unseen by the others", "密送邮箱，其他收件人看不到"),
    ] = ()
    subject: Annotated[Scalar | None, Key("subject, if not the title", "主题，不写则用标题")] = None


class ArchiveRecord(Form, kw_only=True):
    """How a paper is archived; `archive.yaml` has the same keys."""

    fonds: Annotated[Scalar | None, Key("number of the fonds (全宗号)", "全宗号")] = None
    fonds_name: Annotated[str, Key("name of the fonds", "全宗名称")] = ""
    archive_name: Annotated[str, Key("name of the archive", "档案馆名称")] = ""
    archive_code: Annotated[str, Key("code of the archive", "档案馆代码")] = ""
    category: Annotated[str, Key("code of the records' category", "门类代码")] = "WS"
    retention: Annotated[
        Retention | None, Key("Y: for ever, D30, D10: years", "保管期限：Y永久，D30、D10定期")
    ] = None
    department: Annotated[str, Key("code of the department or matter", "机构（问题）代码")] = ""
    item: Annotated[
        Scalar | None,
        Key(
            "number of the item, four digits; the next one if not given",
            "件号，四位数字；不写则取下一号",
        ),
    ] = None
    document_kind: Annotated[str, Key("kind of document", "文种")] = "简报"
    keywords: Annotated[tuple[str, ...], Key("keywords", "主题词或关键词")] = ()


class BriefingRecord(PaperRecord, kw_only=True):
    """The whole of `briefing.yaml`."""

    document_number: Annotated[Scalar | None, Key("number of an official document", "发文字号")] = (
        None
    )
    issue: Annotated[
        Scalar | None,
        Key(
            "number of this issue; two in one: 12—13; a supplement: 增刊1",
            "期号，只写数字；合刊写12—13，增刊写增刊1",
        ),
    ] = None
    total_issue: Annotated[
        Scalar | None, Key("number counted from the first issue ever", "总期号，只写数字")
    ] = None
    secrecy: Annotated[
        Scalar | None,
        Key(
            "绝密, 机密 or 秘密, with ★ and a term where there is one; or another mark that says"
            " who may have it: 工作秘密, 商业秘密, 内部参阅, 此件不公开",
            "密级和保密期限，如：秘密★1年；或其他限定知悉范围的标志，如：工作秘密、商业秘密、内部参阅、此件不公开",
        ),
    ] = None
    internal: Annotated[bool, Key("whether it is for internal use only", "是否内部资料")] = False
    urgency: Annotated[Urgency | None, Key("degree of urgency", "紧急程度")] = None
    copy_number: Annotated[
        Scalar | None, Key("number of the first copy, six digits", "份号，六位数字")
    ] = None
    signers: Annotated[
        tuple[Scalar, ...], Key("who signs, of a paper that goes up", "签发人，上行文用")
    ] = ()
    to: Annotated[tuple[Scalar, ...], Key("units that it is addressed to", "主送机关")] = ()
    cc: Annotated[tuple[Scalar, ...], Key("units that get a copy", "抄送机关")] = ()
    sealed: Annotated[bool, Key("whether it gets a seal", "是否加盖印章")] = False
    distribution: Annotated[
        tuple[RecipientRecord, ...], Key("who gets how many copies", "分发名单和份数")
    ] = ()
    printed_by: Annotated[Scalar | None, Key("the unit that prints it", "印发机关")] = None
    printed_on: Annotated[Day | None, Key("day of printing", "印发日期")] = None
    remark: Annotated[
        Scalar | None, Key("a remark under the date, without brackets", "附注，不写括号")
    ] = None
    editor_note: Annotated[
        Scalar | None, Key("editor's note before the text", "编者按，不写“编者按”")
    ] = None
    meeting: Annotated[MeetingRecord | None, Key("the meeting it is for or about", "会议信息")] = (
        None
    )
    mail: Annotated[MailRecord | None, Key("how it is mailed", "邮件")] = None
    archive: Annotated[ArchiveRecord | None, Key("how it is archived", "归档信息")] = None
    fields: Annotated[
        dict[str, Scalar],
        Key(
            "texts of one's own, printed by {name} in a template",
            "自定文字，模板中以{名称}印出",
        ),
    ] = field(default_factory=dict)
