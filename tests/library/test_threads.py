"""Safe to embed: builds in eight threads, and other packages as they were."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_eight_threads_give_the_bytes_of_one() -> None:
    words = [sys.executable, "-X", "dev", "-W", "error", "-m", "tests.helpers.threads", "16", "1"]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, ""), ended.stdout + ended.stderr
    assert "1 runs of 16 briefings by 8 threads: 0 differ" in ended.stdout
