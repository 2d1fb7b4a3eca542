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
DRIVER = """\
*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "TEST.PPD"
*Product: "(Test)"
*Manufacturer: "Test"
*ModelName: "Test"
*ShortNickName: "Test"
*NickName: "Test"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: {colour}
*DefaultColorSpace: Gray
*FileSystem: False
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 -"
"""
CHOICES = {
    "PageSize": ("A4", "A3"),
    "InputSlot": ("Tray1", "Tray2"),
    "Duplex": ("None", "DuplexNoTumble", "DuplexTumble"),
    "StapleLocation": ("None", "DualLeft"),
    "SaddleStitch": ("None", "Saddle"),
}
FINISHINGS = """\
*cupsIPPFinishings 3/none: "*StapleLocation None"
*cupsIPPFinishings 28/staple-dual-left: "*StapleLocation DualLeft"
*cupsIPPFinishings 8/saddle-stitch: "*SaddleStitch Saddle"
"""
SIZES = {"A4": "595 842", "A3": "842 1191"}
HELPERS = [Path("/usr/lib/cups/daemon"), Path("/usr/libexec/cups/daemon")]
LONGEST = 15  # seconds


@contextmanager
def running_cups(root: Path, drivers: dict[str, str] | None = None) -> Iterator[str]:
    """Run CUPS with a printer called `office`; give the address of its socket.

    `office` takes anything and says nothing of itself; `drivers` are printers that do, by name.
    """
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
        for printer, driver in (drivers or {}).items():
            add_printer(root, address, printer, driver)
        yield address
    finally:
        process.terminate()
        process.wait(LONGEST)


def driver(*, a3: bool, colour: bool, both_sides: bool, binds: bool) -> str:
    """Return what a printer can do, as its driver says it (PPD); it has two trays."""
    lines = [DRIVER.format(colour=colour), *(_choice("PageSize", a3=a3, region=False),)]
    lines += [_choice("PageSize", a3=a3, region=True), _choice("InputSlot")]
    lines += [_choice("Duplex")] * both_sides
    lines += [_choice("StapleLocation"), _choice("SaddleStitch"), FINISHINGS] * binds
    for name in list(SIZES)[: 1 + a3]:
        width, height = SIZES[name].split()
        lines.append(f'*ImageableArea {name}: "12 12 {width} {height}"\n')
        lines.append(f'*PaperDimension {name}: "{SIZES[name]}"\n')
    return "".join([*lines, "*DefaultImageableArea: A4\n*DefaultPaperDimension: A4\n"])


def _choice(name: str, a3: bool = True, region: bool = False) -> str:
    shown = "PageRegion" if region else name
    values = CHOICES[name][: None if a3 else 1]
    lines = [f"*OpenUI *{shown}/{shown}: PickOne", f"*Default{shown}: {values[0]}"]
    lines += [f'*{shown} {value}/{value}: ""' for value in values]
    return "\n".join([*lines, f"*CloseUI: *{shown}", ""])


def add_printer(root: Path, address: str, name: str, text: str) -> None:
    """Add a printer that its driver describes; what it is sent goes into the same files."""
    ppd = root / f"{name}.ppd"
    ppd.write_text(text, "ascii")
    words = [require("lpadmin"), "-p", name, "-E", "-v", "capture:/file", "-P", str(ppd)]
    environment = {**os.environ, "CUPS_SERVER": address}
    ended = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


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
