"""What the desk says: its command, its refusals. The words of its page are in `desk_words`."""

from __future__ import annotations

from pathlib import Path

from jianbao.messages.findings import Level, Place, message
from jianbao.messages.terms import Term

DESK_OPEN = Term("The desk is open (Ctrl-C ends it):", "简报台已打开（按Ctrl-C结束）：")
DESK_ENDED = Term("The desk has ended; everything is saved.", "简报台已停，文字都已保存。")


@message(
    Level.ERROR,
    en="the desk needs the package {package}",
    zh="简报台需要软件包{package}",
    hint=Term("install it: pip install 'jianbao[desk]'", "安装：pip install 'jianbao[desk]'"),
)
def desk_wants(*, package: str) -> None: ...


@message(Level.ERROR, en="{folder} is no folder", zh="{folder}不是文件夹")
def desk_folder(*, folder: Path) -> None: ...


@message(Level.ERROR, en="there is no briefing called {name} here", zh="这里没有名为“{name}”的简报")
def no_such_briefing(*, name: str) -> None: ...


@message(
    Level.ERROR,
    en="another program has changed this passage since; it stays as it is now",
    zh="这一处后来在别处改过，未再改动",
    hint=Term("look at the passage, and change it by hand", "请看一看，再手工改"),
)
def changed_outside(place: Place | None = None, /) -> None: ...


@message(
    Level.ERROR,
    en="this could not be written to the file: {reason}",
    zh="没能写进文件：{reason}",
    hint=Term("what you typed is still on the screen", "您写的还在屏幕上"),
)
def cannot_write_there(place: Place | None = None, /, *, reason: str) -> None: ...
