"""The tables of fields of a briefing's three kinds of file."""

from jianbao.shape import Field, Kind

SERIES = (
    Field("name", Kind.TEXT, "name in the legend", required=True),
    Field("figures", Kind.TEXTS, "figure ids, one for each category", required=True),
)

CHART = (
    Field("title", Kind.TEXT, "what the chart shows", required=True),
    Field("caption", Kind.TEXT, "period and how to read it"),
    Field(
        "kind", Kind.CHOICE, "bar: lying, column: standing",
        choices=("bar", "column"), default="column",
    ),
    Field("unit", Kind.TEXT, "unit of all its numbers"),
    Field("categories", Kind.TEXTS, "names along the axis", required=True),
    Field("series", Kind.RECORDS, "rows of bars", required=True, fields=SERIES),
)  # fmt: skip

BRIEFING = (
    Field("title", Kind.LINES, "title; a list gives its lines, broken by sense", required=True),
    Field("subtitle", Kind.TEXT, "subtitle, without the dash"),
    Field("issuer", Kind.TEXT, "the unit that issues the briefing", required=True),
    Field("editor", Kind.TEXT, "the responsible editor's name"),
    Field("date", Kind.DATE, "date of the paper; it dates the files, too", required=True),
    Field("period", Kind.PERIOD, "period of every figure that names no other", required=True),
    Field("period_note", Kind.TEXT, "name of the note that explains the period"),
    Field("template", Kind.TEXT, "name of the template", default="overview"),
    Field("notes", Kind.TEXT_MAP, "footnotes by name"),
    Field("charts", Kind.RECORD_MAP, "charts by name", fields=CHART),
)

ITEM = (
    Field("lead", Kind.TEXT, "first sentence, without 一是"),
    Field("text", Kind.TEXT, "the rest"),
)

SECTION = (
    Field("heading", Kind.TEXT, "heading, without its number"),
    Field("summary", Kind.TEXT, "two or three sentences for the digest"),
    Field("text", Kind.TEXT, "opening text; a blank line begins a new paragraph"),
    Field("items", Kind.RECORDS, "points that print as 一是, 二是 …", fields=ITEM),
    Field("notes", Kind.TEXT_MAP, "footnotes by name"),
)

FIGURE = (
    Field("label", Kind.TEXT, "name on the metrics sheet", required=True),
    Field("value", Kind.TEXT, "the value exactly as it is to be read", required=True),
    Field("unit", Kind.TEXT, "unit or measure word"),
    Field(
        "kind", Kind.CHOICE, "what sort of figure",
        choices=("count", "rate", "rank", "ratio", "change", "target", "limit"), default="count",
    ),
    Field("period", Kind.PERIOD, "its period, or unstated", choices=("unstated",)),
    Field("scope", Kind.TEXT, "whom or what it covers, if not all"),
    Field("group", Kind.TEXT, "table of the metrics sheet it stands in"),
    Field(
        "sheet", Kind.CHOICE, "place on the metrics sheet",
        choices=("headline", "yes", "no"), default="yes",
    ),
    Field("direction", Kind.CHOICE, "which way a change went", choices=("up", "down")),
    Field("change", Kind.TEXT, "id of the figure that says how it changed"),
    Field("target", Kind.TEXT, "id of the figure that is its target"),
    Field("count", Kind.TEXT, "id of the count that a rate belongs to"),
)  # fmt: skip
