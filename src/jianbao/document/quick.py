"""Expressions written so that they are compiled quickly, for as long as little text is put to them.

Python makes a table of 65,536 characters for each set with three others than Latin ones, and for
each list of words that an expression begins with: more work than to look through a short paper.
A set can be said as a list of its characters, and a list so that no table is made. The matches are
the same, with the same groups; finding them takes longer for each character of a text.
"""

from __future__ import annotations

import re

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
    if not inside or inside.isascii() or any(escape in inside for escape in SPELT):
        return match[0]
    members = MEMBERS.findall(inside)
    wide = [_alone(member) for member in members if max(member) > LATIN]
    narrow = [member for member in members if max(member) <= LATIN]
    if len(wide) > MOST or len(members) < 3 or not SPECIAL.isdisjoint(narrow):
        return match[0]
    latin = "".join(narrow)
    if negated:
        one = f"[^{latin}]" if latin else "(?s:.)"
        return "".join(("(?:", *(f"(?!{member})" for member in wide), one, ")"))
    listed = (*wide, f"[{latin}]") if latin else wide
    # Each of one width, for a match may look back for them.
    return f"(?:{'|'.join(listed)}|{NOTHING}{wide[0]})"


def _alone(member: str) -> str:
    return f"[{member}]" if len(member) == 3 else member
