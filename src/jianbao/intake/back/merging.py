"""Changes of what went out, made on what is typed now: the third side of the comparison."""

from __future__ import annotations

from difflib import SequenceMatcher

from msgspec.structs import replace

from jianbao.intake.back.cutting import mark
from jianbao.intake.back.results import (
    CellIn,
    CellOut,
    Change,
    Edit,
    EntryIn,
    EntryMoved,
    EntryOut,
    FileIn,
    FileMoved,
    FileOut,
    HeadingIn,
    KeyIn,
    ValueEdit,
)
from jianbao.intake.back.typed import Path, TypedFile
from jianbao.messages.taking_back import MOVED_ON


class _ConflictError(Exception):
    """What an edit changes was changed since; `ours` is what stands there now."""

    def __init__(self, ours: str = "") -> None:
        super().__init__(ours)
        self.ours = ours


def merged(
    changes: list[Change], before: dict[str, TypedFile], now: dict[str, TypedFile]
) -> list[Change]:
    """Return changes whose edits are those of the files as they are now.

    One that somebody typed meanwhile, too, is `done`; one whose text became another, a conflict.
    """
    merger = _Merger(before, now)
    return [merger.change(change) if change.edits else change for change in changes]


class _Merger:
    def __init__(self, before: dict[str, TypedFile], now: dict[str, TypedFile]) -> None:
        self._before, self._now = before, now

    def change(self, change: Change) -> Change:
        try:
            edits = [self._edit(edit) for edit in change.edits]
        except _ConflictError as error:
            return replace(change, state="conflict", ours=error.ours, edits=(), reason=MOVED_ON)
        left = tuple(edit for edit in edits if edit is not None)
        return replace(change, edits=left, state=change.state if left else "done")

    def _edit(self, edit: Edit) -> Edit | None:
        if isinstance(edit, FileIn) or (isinstance(edit, FileMoved) and edit.file in self._now):
            return edit
        old, new = self._before.get(edit.file), self._now.get(edit.file)
        if old is None or new is None:
            raise _ConflictError
        if old.text == new.text:
            return edit
        match edit:
            case ValueEdit():
                return self._value(edit, old, new)
            case EntryMoved():
                path, other = (self._entry(each, old, new) for each in (edit.path, edit.other))
                return replace(edit, path=path, other=other)
            case EntryIn() | EntryOut() | CellIn() | CellOut():
                return replace(edit, path=self._entry(edit.path, old, new))
            case KeyIn():
                return (
                    replace(edit, behind=self._entry(edit.behind, old, new))
                    if edit.behind
                    else edit
                )
            case HeadingIn():
                at = ValueEdit(edit.file, edit.path, edit.begin, edit.begin, mark(edit))
                found = self._value(at, old, new)
                if not isinstance(found, ValueEdit):
                    raise _ConflictError
                return replace(edit, path=found.path, begin=found.begin)
            case FileOut() | FileMoved():
                raise _ConflictError

    def _value(self, edit: ValueEdit, old: TypedFile, new: TypedFile) -> Edit | None:
        was = old.leaves[edit.path].text
        path = _found(edit.path, was, new)
        if path is not None:
            return replace(edit, path=path)
        if edit.path not in new.leaves:
            raise _ConflictError
        is_now = new.leaves[edit.path].text
        wanted = was[: edit.begin] + edit.new + was[edit.end :]
        if is_now == wanted:
            return None
        matcher = SequenceMatcher(None, was, is_now, autojunk=False)
        if _between(matcher, edit, is_now) == edit.new:
            return None
        for block in matcher.get_matching_blocks():
            end = block.a + block.size
            if block.size and block.a <= edit.begin and edit.end <= end:
                shift = block.b - block.a
                return replace(edit, begin=edit.begin + shift, end=edit.end + shift)
        raise _ConflictError(_touching(matcher, edit, is_now))

    def _entry(self, path: Path, old: TypedFile, new: TypedFile) -> Path:
        """Return where an entry is now: where its first value stands that says the same."""
        for each in old.under(path):
            found = _found(each, old.leaves[each].text, new)
            if found is not None and len(found) == len(each):
                return found[: len(path)]
        raise _ConflictError


def _found(path: Path, text: str, file: TypedFile) -> Path | None:
    """Return the path of a value that says the same: its own, or the only other one."""
    if path in file.leaves and file.leaves[path].text == text:
        return path
    same = [
        each
        for each, leaf in file.leaves.items()
        if leaf.text == text and len(each) == len(path) and each[-1:] == path[-1:]
    ]
    return same[0] if len(same) == 1 and len(text) > 3 else None


def _between(matcher: SequenceMatcher[str], edit: ValueEdit, is_now: str) -> str:
    """Return what stands now between what stood before and behind an edit's characters."""
    first, last = 0, len(is_now)
    for a, b, size in matcher.get_matching_blocks():
        if size and a < edit.begin:
            first = b + min(edit.begin - a, size)
        if size and a + size > edit.end:
            last = b + max(0, edit.end - a)
            break
    return is_now[first:last]


def _touching(matcher: SequenceMatcher[str], edit: ValueEdit, is_now: str) -> str:
    """Return what stands now where an edit would be made."""
    first, last = len(is_now), 0
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal" and i <= edit.end and edit.begin <= j:
            first, last = min(first, k), max(last, m)
    return is_now[max(0, first - 8) : last + 8] if first <= last else is_now
