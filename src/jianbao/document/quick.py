"""Expressions written so that they are compiled quickly, for as long as little text is put to them.

Python makes a table of 65,536 characters for each set with three others than Latin ones, and for
each list of words that an expression begins with: more work than to look through a short paper.
A set can be said as a list of its characters, and a list so that no table is made. The matches are
the same, with the same groups; finding them takes longer for each character of a text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import prod

SETS = re.compile(
    r"\\."  # what an escape makes of a bracket is no set
    r"|\[(\^?)(\]?(?:\\.|[^\]\\])*)\]"
    r"|(\((?:\?:)?(?:[^\x00-\xff]\|){2,})([^\x00-\xff]\))",  # Python makes a set of these, too
    re.DOTALL,
)
MEMBERS = re.compile(r"\\.|.-.|.", re.DOTALL)
LATIN = "\xff"
MOST = 20  # members of a set of which a list takes less than a table
NOTHING = "(?!)"  # matches nowhere; where a branch begins with it, Python makes no table
SPELT = ("\\u", "\\U", "\\x", "\\N", "\\0")  # escapes of more than one letter
SPECIAL = {"[", "^"}  # what could come to mean something else where others go

FIRST = re.compile(r"\^?(?:\[([^\W\d_A-Za-z]{1,12})\]|([^\W\d_A-Za-z]+))(?![?*{]|[^\W\d_A-Za-z])")
LISTED = re.compile(r"\^?\(\?:([^()]*)\)(?![?*{])[^|]*", re.DOTALL)
SET = "\0"  # stands where a set was
NO_WORD = set("({?*+.")  # what makes of a text more than words and sets side by side
FEW = 20  # words that one may become by its sets


def words_of(text: str) -> list[str]:
    """Return the words of which every match has one; none where that is not seen at once.

    It is of a list of words, in which sets may stand (办结 and 审结 of [办审]结), of what begins
    with such a list in brackets, and of what has no branches and begins with a word or a small set.
    """
    if listed := LISTED.fullmatch(text):
        text = listed[1]
    if "|" not in text:
        begun = FIRST.match(text)
        return [] if begun is None else [begun[2]] if begun[2] else list(begun[1])
    sets = [match[1] or match[2] or "\\" for match in SETS.finditer(text)]
    bare = SETS.sub(SET, text)
    if "(" in text or not NO_WORD.isdisjoint(bare):
        return []
    words: list[str] = []
    for branch in bare.split("|"):
        own = sets[: branch.count(SET)]
        del sets[: len(own)]
        words += _words(branch.strip("^$"), own)
    return words if all(words) else []


def _words(branch: str, sets: list[str]) -> list[str]:
    """Return the words of one branch: all that its sets make of it, or its longest part."""
    if not all(map(str.isalpha, sets)) or prod(map(len, sets)) > FEW:
        return [max(branch.split(SET), key=len)]
    words = [branch]
    for members in sets:
        words = [word.replace(SET, member, 1) for word in words for member in members]
    return words


def quick(text: str) -> str:
    """Return an expression with the same matches that is compiled quickly, or the same one."""
    if text.isascii():
        return text
    spelt = SETS.sub(_spelt, text)
    return f"{spelt}|{NOTHING}" if "|" in text or spelt.startswith("[") else spelt


def _spelt(match: re.Match[str]) -> str:
    """Return a set as a list of its members, if that is shorter to compile."""
    negated, inside, first, last = match.groups()
    if first:
        return f"{first}{NOTHING}{last[:-1]}|{last}"
    if not inside or inside.isascii():
        return match[0]
    members: Sequence[str] = inside
    if "-" in inside or "\\" in inside:
        if any(escape in inside for escape in SPELT):
            return match[0]
        members = MEMBERS.findall(inside)
    wide = [member for member in members if member > LATIN or member[-1] > LATIN]
    narrow = [member for member in members if not (member > LATIN or member[-1] > LATIN)]
    if not 0 < len(wide) <= MOST or len(members) < 3 or not SPECIAL.isdisjoint(narrow):
        return match[0]
    latin = "".join(narrow)
    last = latin or wide[-1]
    if len("".join(wide)) > len(wide):
        wide = [f"[{member}]" if len(member) == 3 else member for member in wide]
    if negated:
        others = ")(?!".join(wide if latin else wide[:-1])
        return f"(?:(?!{others})[^{last}])"
    listed = "|".join((*wide, f"[{latin}]") if latin else wide)
    # Each of one width, for a match may look back for them.
    return f"(?:{listed}|{NOTHING}{wide[0]})"
