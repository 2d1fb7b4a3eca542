"""The table of fields of `template.yaml`."""

from __future__ import annotations

from msgspec.structs import replace

from jianbao.shape import Field, Kind
from jianbao.template.labels import LABEL_FIELDS, NUMBERING_FIELDS
from jianbao.theme import THEME_FIELDS

RUNG_FIELDS = (
    Field("row", Kind.NUMBER, "height of a row", "行高", required=True, unit="pt", least=1,
          most=400),
    Field("columns", Kind.NUMBER, "tables side by side", "并排的表数", unit="1 or 2",
          default="1", least=1, most=2),
    Field("annex", Kind.FLAG, "whether figures may go to the annex page", "指标可否移至附页",
          default="no"),
    Field("size", Kind.NUMBER, "type size of the tables", "表中字号", required=True, unit="pt",
          least=1, most=200),
)  # fmt: skip

SHEET_FIELDS = (
    Field("ladder", Kind.RECORDS, "what is tried, in this order, to fit one page",
          "为合一页依次试用的排法", fields=RUNG_FIELDS),
    Field("gap", Kind.NUMBER, "between the parts", "各块间距", unit="pt", default="8", least=0,
          most=400),
    Field("tiles", Kind.NUMBER, "tiles in a row", "每行方块数", unit="tiles", default="5", least=1,
          most=12),
    Field("chart_height", Kind.NUMBER, "height of a chart", "图高", unit="pt", default="110",
          least=10, most=800),
)  # fmt: skip

PLAIN_FIELDS = (
    Field("name", Kind.TEXT, "the template's Chinese name", "模板的中文名", required=True),
    Field("purpose", Kind.TEXT, "what it is for, in one line", "用途，一句话", required=True),
    Field("like", Kind.TEXT,
          "a template that it takes everything from that it does not say, variants aside",
          "以哪个模板为底，未写的都照它（变体除外）"),
    Field("most_pages", Kind.NUMBER, "how many pages it may have; more are an error",
          "最多页数，超出为必错", least=1, most=9999),
    Field("suffix", Kind.TEXT, "behind the briefing's name in file names", "成品文件名的后缀"),
    Field("sheet", Kind.TEXT, "template of the metrics sheet that comes with it, or none",
          "随附一览表的模板，不附写none"),
    Field("master", Kind.TEXT, "the kind of page it begins with, one of theme: masters:",
          "首页的页面种类"),
    Field("head", Kind.STEPS, "blocks above page one's text", "首页版心之上的版块"),
    Field("foot", Kind.STEPS, "blocks below page one's text", "首页版心之下的版块"),
    Field("blocks", Kind.STEPS, "what it prints, in order", "依次所印的版块", required=True),
    Field("numbering", Kind.RECORD, "numbers of headings and items", "标题和要点的序号",
          fields=NUMBERING_FIELDS),
    Field("labels", Kind.RECORD, "words that the template adds", "模板所加的文字",
          fields=LABEL_FIELDS),
    Field("metrics", Kind.RECORD, "the metrics sheet", "一览表", fields=SHEET_FIELDS),
    Field("theme", Kind.RECORD, "how it looks", "版式", required=True, fields=THEME_FIELDS),
)  # fmt: skip


def optional(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """Return the fields, at every depth, none of them required: for what is laid over others."""
    return tuple(replace(field, required=False, fields=optional(field.fields)) for field in fields)


TEMPLATE_FIELDS = (
    *PLAIN_FIELDS,
    Field("variants", Kind.RECORD_MAP, "what differs in `template: NAME/VARIANT`, by name",
          "变体，用“模板名/变体名”取用", fields=optional(PLAIN_FIELDS)),
)  # fmt: skip
