"""`jianbao take-back`: an edited Word file of a paper that went out, back into its YAML."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import jianbao
from jianbao.messages.errors import InputError
from jianbao.messages.taking_back import (
    CHANGE_KINDS,
    DONE,
    OURS,
    also_printed,
    back_nothing,
    back_written,
    bad_number,
    states_line,
)
from jianbao.messages.terms import visible

STATES = ("ready", "asks", "conflict", "unplaced")


def run_take_back(words: argparse.Namespace, language: str) -> int:
    """Show what came back, and write it if that is wanted; return 0, or 1 where some is left."""
    around = jianbao.Surroundings.here(words.profile)
    back = jianbao.take_back(
        words.briefing, words.file, around, release=words.release, template=words.template or ""
    )
    section = ""
    for number, change in enumerate(back.changes, 1):
        if change.section != section:
            section = change.section
            print(visible(section))
        for line in _told(number, change, language):
            print(f"  {visible(line)}")
    if not back.changes:
        print(back_nothing(lines=back.lines).text(language))
        return 0
    counts = {state: sum(each.state == state for each in back.changes) for state in STATES}
    print(states_line(**counts).text(language))
    if words.write:
        numbers = _numbers(words.only, len(back.changes))
        written = back.write(numbers, figures=words.figures)
        print(back_written(count=len(written.files)).text(language))
    return int(bool(counts["conflict"] or counts["unplaced"]))


def _told(number: int, change: jianbao.Change, language: str) -> Iterator[str]:
    """Yield the lines that tell one change."""
    kind = CHANGE_KINDS[change.kind].text(language)
    head = [f"{number}.", kind, *([str(change.place)] if change.place else [])]
    head += [change.figure] if change.figure else []
    head += [f"({'、'.join(change.who)})"] if change.who else []
    head += [DONE.text(language)] if change.state == "done" and change.kind != "comment" else []
    yield " ".join(head)
    before, after = change.around
    shown = " → ".join(filter(None, (change.before, change.after)))
    sign = "" if change.before and change.after else "+ " if change.after else "- "
    yield from f"{before}【{sign}{shown}】{after}".split("\n")
    if change.ours:
        yield f"{OURS.text(language)}【{change.ours}】"
    if change.others:
        places = "、".join(map(str, change.others))
        yield also_printed(places=places).text(language)
    if change.reason:
        yield change.reason.text(language)


def _numbers(words: str | None, most: int) -> list[int] | None:
    """Return the positions of the changes that are named: 1,3,5. Raises InputError."""
    if words is None:
        return None
    numbers = words.replace("，", ",").replace("、", ",").split(",")
    for each in numbers:
        if not each.strip().isdecimal() or not 1 <= int(each) <= most:
            raise InputError([bad_number(number=each.strip(), most=most)])
    return [int(each) - 1 for each in numbers]
