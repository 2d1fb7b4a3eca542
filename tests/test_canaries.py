"""What watches over all tests sees what it is there for."""

from __future__ import annotations

import shutil

from tests.helpers.canaries import Canaries, shows_itself


def test_reading_calling_and_running_are_seen(canaries: Canaries) -> None:
    """Canaries of its own: the session's would fail this test, and do see the same events."""
    own = Canaries()
    own.watch()
    assert shows_itself(own)
    shutil.rmtree(own.folder)
    told = canaries.touched()
    assert [line.partition(":")[0] for line in told] == ["called", "os.system"]


def test_what_was_changed_is_seen() -> None:
    own = Canaries()
    assert not own.touched()
    own.secret.write_text("title: 题\n", "utf-8")
    assert own.touched() == [f"changed: {own.secret}"]
    shutil.rmtree(own.folder)
