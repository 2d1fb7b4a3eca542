"""A new paper's folder: the least that a template prints, each line to be written over."""

from __future__ import annotations

from datetime import date

NEW_TITLE, NEW_ISSUER = "（标题）", "（单位）"
SECTION = """\
heading: （第一部分的标题）
text: （这一部分的正文。数据先记入台账，再写进文中，如：收案{例_收案}。）
"""
SUMMARY = "summary: 这一部分的摘要。\n"
LEDGER = """\
# 每项数据只在这里写一次，文中用{编号}引用。
例_收案:
  label: 收案
  value: 10
  unit: 件
  group: 办案
"""
ENGLISH_SECTION = """\
heading: Heading
text: There were {cases} cases.
"""
ENGLISH_LEDGER = """\
# Each figure is typed here once; the text refers to it by id.
cases:
  label: Cases
  value: 10
  group: Casework
"""
OFFICIAL = "document_number: （代字）〔{year}〕1号\nto: [（主送机关）]\n"
MEETING = """\
meeting:
  time: （时间）
  place: （地点）
  chair: （主持人）
  agenda:
    - （第一项）
"""
BULLETIN = """\
issue: 1
fields:
  bulletin: 工作简报
distribution:
  - {name: （报送单位）, as: report}
"""
OF_TEMPLATE = {
    "bulletin": BULLETIN,
    "official": OFFICIAL,
    "official/letter": OFFICIAL,
    "official/preprinted": OFFICIAL,
    "official/minutes": "issue: 1\nmeeting:\n  attendance:\n    出席: （姓名）\n",
    "supervision": OFFICIAL,
    "meeting": MEETING,
    "meeting/podium": MEETING,
}
"""What a template prints beside what every briefing has."""


def skeleton(template: str, day: date) -> dict[str, bytes]:
    """Return the files of a briefing that builds at once, by name inside its folder."""
    english = "english" in template.split("/")
    title, issuer = ("Title", "Office") if english else (NEW_TITLE, NEW_ISSUER)
    head = (
        f"title: {title}\nissuer: {issuer}\ndate: {day.isoformat()}\n"
        f"period: {day.year}-{day.month:02d}\ntemplate: {template}\n"
    )
    head += "language: en\n" if english else ""
    head += OF_TEMPLATE.get(template, "").replace("{year}", str(day.year))
    section, ledger = (ENGLISH_SECTION, ENGLISH_LEDGER) if english else (SECTION, LEDGER)
    if template.startswith("digest"):
        section += SUMMARY
    files = {"briefing.yaml": head, "sections/1.yaml": section, "figures.yaml": ledger}
    return {name: text.encode() for name, text in files.items()}
