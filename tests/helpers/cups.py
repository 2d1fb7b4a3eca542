"""A CUPS of a test's own: on a socket in a folder, with one printer that writes to files."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.helpers.programs import require

FILES = """\
FileDevice Yes
ServerRoot {root}/etc
StateDir {root}/run
RequestRoot {root}/spool
CacheDir {root}/cache
ServerBin {root}/bin
AccessLog {root}/access.log
ErrorLog {root}/error.log
PageLog {root}/page.log
Sandboxing relaxed
"""
SERVER = """\
Listen {root}/run/cups.sock
LogLevel debug
Browsing Off
WebInterface No
DefaultAuthType None
JobPrivateAccess all
JobPrivateValues none
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
BACK_END = """\
#!/bin/sh
# Called as CUPS calls a back end: job, user, title, copies, options, file.
[ $# -ge 5 ] || exit 0
cat "${{6:--}}" > "{root}/paper.pdf"
printf '%s\\n' "$3" "$4" "$5" > "{root}/job.part"
mv "{root}/job.part" "{root}/job.txt"
"""
HELPERS = [Path("/usr/lib/cups/daemon"), Path("/usr/libexec/cups/daemon")]
LONGEST = 15  # seconds


@contextmanager
def running_cups(root: Path) -> Iterator[str]:
    """Run CUPS with a printer called `office`; give the address of its socket."""
    cupsd, _, lpadmin = map(require, ("cupsd", "lp", "lpadmin"))
    for name in ("etc", "run", "spool", "cache", "bin/backend", "bin/filter"):
        (root / name).mkdir(parents=True)
    (root / "bin/daemon").symlink_to(next(path for path in HELPERS if path.exists()))
    files, server = root / "etc/cups-files.conf", root / "etc/cupsd.conf"
    files.write_text(FILES.format(root=root), "utf-8")
    server.write_text(SERVER.format(root=root), "utf-8")
    back_end = root / "bin/backend/capture"
    back_end.write_text(BACK_END.format(root=root), "utf-8")
    back_end.chmod(0o700)  # CUPS runs it as the one who runs CUPS, who may write here
    address = f"{root}/run/cups.sock"
    with (root / "out.log").open("wb") as log:
        words = [cupsd, "-f", "-c", str(server), "-s", str(files)]
        process = subprocess.Popen(words, stdout=log, stderr=log)
    try:
        wait_for(Path(address), root)
        words = ["-p", "office", "-E", "-v", "capture:/file", "-m", "raw"]
        ended = subprocess.run(
            [lpadmin, *words],
            env={**os.environ, "CUPS_SERVER": address}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert ended.returncode == 0, ended.stderr
        yield address
    finally:
        process.terminate()
        process.wait(LONGEST)


def wait_for(path: Path, root: Path) -> None:
    """Wait until a path is there; fail with what CUPS said where it does not come."""
    end = time.monotonic() + LONGEST
    while not path.exists():
        if time.monotonic() > end:
            logs = [root / name for name in ("out.log", "error.log")]
            said = "\n".join(
                log.read_text("utf-8", "replace")[-3000:] for log in logs if log.exists()
            )
            pytest.fail(f"{path.name} did not come\n{said}")
        time.sleep(0.05)
