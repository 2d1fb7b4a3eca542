"""What writing the files says."""

from __future__ import annotations

from jianbao.messages.findings import Level, message
from jianbao.messages.terms import Term


@message(
    Level.NOTE,
    en=(
        "{file} carries {faces}, with letters, digits, punctuation and the characters of this"
        " briefing only; others that are typed later appear in another font"
    ),
    zh="{file}嵌入了{faces}，只含字母、数字、标点和本简报用到的字；以后补打的其他字会以别的字体显示",
    hint=Term(
        (
            "install these fonts where the file will be edited much; in Word, close such files of"
            " other briefings first"
        ),
        "需大量修改的电脑请安装这些字体；在Word中请先关闭其他简报的此类文件",
    ),
)
def fonts_embedded(*, file: str, faces: str) -> None: ...


@message(
    Level.WARNING,
    en="{face} was not put into {file}: its licence or its embedding bits do not allow it",
    zh="{face}未嵌入{file}：其许可或嵌入标志不允许",
    hint=Term(
        "readers need the font installed; the PDF shows it in any case",
        "阅读Word的电脑须装有此字体；PDF不受影响",
    ),
)
def font_not_embedded(*, face: str, file: str) -> None: ...
