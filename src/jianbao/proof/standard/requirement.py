"""What a rule is, what is measured for it, and the verdict: pure, it knows no file."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from jianbao.messages.terms import Unit

DIGITS = 0.005  # measured numbers are shown with two decimals at most, and judged as shown


class Source(StrEnum):
    """How firmly a rule is laid down."""

    CLAUSE = "clause"  # 规定: the clause says 应, or states it flatly
    USUAL = "usual"  # 一般
    ADVISED = "advised"  # 推荐
    PRACTICE = "practice"  # 实务: custom, in no standard
    DERIVED = "derived"  # 派生: arithmetic from what a clause says


class Verdict(StrEnum):
    """What comes of holding a measure against a rule."""

    KEPT = "kept"  # 符合
    BROKEN = "broken"  # 不符合
    DOUBTFUL = "doubtful"  # 存疑: a person should look
    UNKNOWN = "unknown"  # 未检出: the file does not show it
    ABSENT = "absent"  # 不适用: the file has no such element


class Fault(Struct, frozen=True):
    """One place where a rule is broken; page 0 is the whole file.

    The text is what stands there; `code` says in words (`fault-CODE`) what does not.
    """

    page: int
    text: str = ""
    code: str = ""


class Measure(Struct, frozen=True):
    """What was measured for one rule.

    A number is an interval, because 9704 measures to the edges of glyphs and programs to line
    boxes, and a finished page does not say which was meant; where it is exact, both ends are
    equal. Words are roles of faces, colours or places. Faults were looked for where they are not
    None. `absent` says that the file has no such element; a measure without anything was not
    found out.
    """

    numbers: tuple[tuple[float, float], ...] = ()
    words: tuple[str, ...] = ()
    faults: tuple[Fault, ...] | None = None
    absent: bool = False


UNKNOWN = Measure()
ABSENT = Measure(absent=True)


class Requirement(Struct, frozen=True):
    """One rule: where it stands, and which numbers or words keep it.

    A rule with neither asks that no fault be found. `forms` are the papers that it holds for
    (none: every paper); `demanded` are those that cannot be without its element.
    """

    code: str
    clause: str
    source: Source
    least: float = 0.0
    most: float = 0.0
    unit: Unit | None = None
    allowed: frozenset[str] = frozenset()
    standard: str = "GB/T 9704-2012"
    forms: frozenset[str] = frozenset()
    demanded: frozenset[str] = frozenset()
    doubtful: bool = False  # a departure is for a person to judge
    adjusted: tuple[float, float] | None = None  # what keeps it, too, where lines were adjusted

    def judge(self, measure: Measure, form: str = "", adjusted: bool = False) -> Verdict:
        """Return the verdict on a measure in a paper of `form` ("": not said)."""
        if adjusted and self.adjusted:
            least, most = self.adjusted
            return replace(self, least=least, most=most, adjusted=None).judge(measure, form)
        if measure.absent:
            return Verdict.BROKEN if form in self.demanded else Verdict.ABSENT
        if not (measure.numbers or measure.words) and measure.faults is None:
            return Verdict.UNKNOWN
        if self._keeps(measure):
            return Verdict.KEPT
        return Verdict.DOUBTFUL if self.doubtful else Verdict.BROKEN

    def _keeps(self, measure: Measure) -> bool:
        return (
            all(
                low <= self.most + DIGITS and high >= self.least - DIGITS
                for low, high in measure.numbers
            )
            and set(measure.words) <= (self.allowed or set(measure.words))
            and not measure.faults
        )


class Reading(Struct, frozen=True):
    """A rule, what was measured for it, and the verdict."""

    requirement: Requirement
    measure: Measure
    verdict: Verdict
