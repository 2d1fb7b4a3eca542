"""The body of a mail: the paper in brief, as plain text and as HTML that Outlook's Word can set.

Every figure is composed from the ledger, as in the paper itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from msgspec import Struct

from jianbao.briefing.model import Briefing
from jianbao.compose.context import Context
from jianbao.compose.inlines import number_forms, words_of, written
from jianbao.compose.periods import date_text, period_text
from jianbao.compose.sheet.phrases import change_text, figure_period
from jianbao.compose.template.labels import fill
from jianbao.compose.template.model import Template

FONT = "font-family:'Microsoft YaHei',SimSun,sans-serif;font-size:14px;line-height:1.6"
CELL = f"{FONT};border:1px solid #999999;padding:4px 8px"


INSIDE = str.maketrans("《》", "〈〉")  # a title inside a title (GB/T 15834-2011, 4.15.3.2)


NOTHING = "-"  # a label cannot be empty


class Body(Struct, frozen=True):
    """A mail's text in both forms."""

    text: str
    html: str


class _Brief(Struct, frozen=True):
    """What a mail says, before it has a form."""

    greeting: tuple[str, ...]
    title: str
    lines: tuple[str, ...]  # subtitle, issuer, date
    period: tuple[str, ...]
    summaries: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]  # label, value as written, period and change
    attached: tuple[str, ...]
    sign_off: tuple[str, ...]


def make_body(briefing: Briefing, template: Template, attached: Iterable[tuple[str, int]]) -> Body:
    """Return the body; `attached` are names and sizes in bytes."""
    brief = _brief(briefing, template, attached)
    return Body(_text(brief, template), _html(brief, template, briefing.language))


def size_text(size: int) -> str:
    """Return a size in bytes as people read it; 1 KB is 1024 bytes, as mail programs count."""
    return f"{size / 1024:,.0f} KB" if size < 1024 * 1024 else f"{size / 1024 / 1024:,.1f} MB"


def _summaries(context: Context) -> Iterator[str]:
    """Yield each section's summary; where there is none, how the first section begins."""
    sections = context.briefing.sections
    summed = [section for section in sections if section.summary]
    for section in summed:
        heading = words_of(section.heading, context) if section.heading else ""
        number = _heading_number(section.name, context)
        text = words_of(section.summary, context) if section.summary else ""
        yield _summary(number + heading, text, context) if heading else text
    if not summed:
        yield from (words_of(text, context) for text in sections[0].text[:1])


def _summary(heading: str, text: str, context: Context) -> str:
    """Return a heading with its summary; one that has a colon inside is a sentence of its own."""
    if not any(colon in heading.rstrip("：: ") for colon in "：:"):
        return _pair(heading, text, context.template)
    stop = "。" if context.briefing.language == "zh-CN" else ". "
    return heading.rstrip("。. ") + stop + text


def _pair(name: str, value: str, template: Template) -> str:
    """Return a name with what is said of it; a colon that the name ends with is not doubled."""
    return template.label("mail_pair", name=name.rstrip("：: "), value=value)


def _heading_number(name: str, context: Context) -> str:
    number = context.numbers.get(name)
    return fill(context.template.heading_number, **number_forms(number)) if number else ""


def _brief(briefing: Briefing, template: Template, attached: Iterable[tuple[str, int]]) -> _Brief:
    context = Context(briefing, template, pages=False)  # those are the attached paper's
    subtitle, day = briefing.subtitle, briefing.date
    date = date_text(day, template)
    period = period_text(briefing.period, template, in_full=True)
    notes = [briefing.notes[briefing.period_note]] if briefing.period_note else []
    headlines = [figure for figure in briefing.figures.values() if figure.sheet == "headline"]
    tells_figures = headlines or any(section.summary for section in briefing.sections)
    title = "".join(line.text for line in briefing.title)

    def around(name: str) -> tuple[str, ...]:
        shown = title.translate(INSIDE) if "《{title}》" in template.labels[name] else title
        text = template.label(name, title=shown, issuer=briefing.issuer.text, date=date)
        return () if text.strip() == NOTHING else tuple(filter(None, text.splitlines()))

    return _Brief(
        greeting=around("mail_greeting"),
        sign_off=around("mail_sign_off"),
        title=title,
        lines=(
            *([template.label("subtitle", text=subtitle.text)] if subtitle else []),
            briefing.issuer.text,
            date,
        ),
        period=(
            *([template.label("mail_period", period=period)] if tells_figures else []),
            *(words_of(note, context) for note in notes),
        ),
        summaries=tuple(_summaries(context)),
        figures=tuple(
            (
                figure.label.text,
                written(figure, ""),
                template.label("and").join(
                    part
                    for part in (
                        figure_period(figure, briefing, template),
                        change_text(figure, briefing, template),
                    )
                    if part
                ),
            )
            for figure in headlines
        ),
        attached=tuple(
            name + template.label("mail_aside", text=size_text(size)) for name, size in attached
        ),
    )


def _text(brief: _Brief, template: Template) -> str:
    figures = (
        _pair(label, value, template) + template.label("mail_aside", text=detail)
        for label, value, detail in brief.figures
    )
    parts = [
        brief.greeting,
        (brief.title, *brief.lines),
        brief.period,
        *_named(brief, template, figures),
        brief.sign_off,
    ]
    parts = [part for part in parts if part]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _named(brief: _Brief, template: Template, figures: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the parts that have a heading, where they hold something."""
    named = {
        "summary": brief.summaries,
        "figures": tuple(figures),
        "attached": brief.attached,
    }
    for name, lines in named.items():
        if lines:
            yield (template.labels[f"mail_{name}"], *lines)


def _html(brief: _Brief, template: Template, language: str) -> str:
    """Return the body as HTML: tables and inline styles, nothing that is fetched or run."""
    parts = [
        *(_paragraph(line, "margin-bottom:12px") for line in brief.greeting),
        _paragraph(brief.title, "font-size:20px;font-weight:bold"),
        *map(_paragraph, brief.lines),
        *(_paragraph(line, "color:#555555") for line in brief.period),
        *_html_list(template.labels["mail_summary"], brief.summaries),
        *([_heading(template.labels["mail_figures"]), _table(brief)] if brief.figures else []),
        *_html_list(template.labels["mail_attached"], brief.attached),
        *(_paragraph(line, "margin-top:16px") for line in brief.sign_off),
    ]
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n'
        '<meta http-equiv="Content-Type" content="text/html; charset=utf-8">\n'
        f"<title>{escape(brief.title)}</title>\n</head>\n"
        '<body bgcolor="#ffffff">\n' + "\n".join(parts) + "\n</body>\n</html>\n"
    )


def _html_list(heading: str, lines: Iterable[str]) -> list[str]:
    paragraphs = [_paragraph(line) for line in lines]
    return [_heading(heading), *paragraphs] if paragraphs else []


def _heading(text: str) -> str:
    return _paragraph(text, "font-weight:bold;margin-top:12px")


def _paragraph(text: str, style: str = "") -> str:
    return f'<p style="margin:0 0 4px 0;{FONT};{style}">{escape(text)}</p>'


def _table(brief: _Brief) -> str:
    """Return the figures as a table: attributes for Word's engine, styles for the others."""
    rows = "\n".join(
        f'<tr><td align="left" valign="middle" style="{CELL}">{escape(label)}</td>'
        f'<td align="right" valign="middle" style="{CELL};font-weight:bold">{escape(value)}</td>'
        f'<td align="left" valign="middle" style="{CELL};color:#555555">{escape(detail)}</td></tr>'
        for label, value, detail in brief.figures
    )
    return (
        '<table border="1" cellspacing="0" cellpadding="6" width="640"'
        ' style="border-collapse:collapse;width:640px">\n' + rows + "\n</table>"
    )
