"""What opening a release says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term

if TYPE_CHECKING:
    from pathlib import Path

ATTACHED_SOURCE = Term("YAML source of this briefing", "本简报的YAML源文件")
ATTACHED_LEDGER = Term("ledger of this briefing's figures", "本简报的数据台账")


@message(
    Level.ERROR,
    en="there is no release in {folder}",
    zh="{folder}中没有成品",
    hint=Term("build the briefing first: jianbao build", "请先生成：jianbao build"),
)
def no_release(*, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="the release lacks {file}",
    zh="成品缺少{file}",
    hint=Term("build again", "请重新生成"),
)
def release_lacks(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="{file} is not as it was built: somebody changed it",
    zh="{file}与生成时不符，已被改动",
    hint=Term(
        "what is handed on must be what was checked: put changes into the YAML and build again",
        "送出的须是核验过的：请把改动写入YAML，再重新生成",
    ),
)
def release_differs(*, file: Path) -> None: ...


@message(
    Level.ERROR,
    en="the release in {folder} is another briefing's: {actual}, not {name}",
    zh="{folder}中是另一简报的成品：{actual}，不是{name}",
    hint=Term(
        "name its own release with --release, or build it: jianbao build",
        "请用--release指明其成品，或生成：jianbao build",
    ),
)
def release_of_another(*, folder: Path, actual: str, name: str) -> None: ...


@message(
    Level.ERROR,
    en="{file} was changed since the release in {folder} was built",
    zh="{folder}的成品生成之后，{file}已有改动",
    hint=Term("build again", "请重新生成"),
)
def release_outdated(*, file: str, folder: Path) -> None: ...


@message(
    Level.ERROR,
    en="the release in {folder} has no {form} file of the paper",
    zh="{folder}的成品没有正文的{form}文件",
    hint=Term(
        "build it with that form: jianbao build --to docx,pdf",
        "请生成该格式：jianbao build --to docx,pdf",
    ),
)
def release_without(*, folder: Path, form: str) -> None: ...
