"""`marks`: 份号, 密级 and 紧急程度, one a line (GB/T 9704-2012, 7.2.1 to 7.2.3)."""

from collections.abc import Iterator

from msgspec import field

from jianbao.compose.context import Context
from jianbao.compose.fields import line_inlines, names_in
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Inlines, Paragraph
from jianbao.document.inlines import Tab
from jianbao.yaml.forms import Annotated, Key
from jianbao.yaml.source import Scalar

MARKS = ("copy_number", "secrecy", "urgency", "internal")


class MarksOptions(Options, kw_only=True):
    """What stands beside the first one, and how they look."""

    style: Annotated[Scalar, Key("name of the paragraph style", "段落样式名")]
    beside: Annotated[
        str,
        Key(
            "what stands at the right of the first line, with {name}s of fields",
            "首行右端的文字，可含{字段名}",
        ),
    ] = ""
    faces: Annotated[
        dict[str, Scalar],
        Key(
            "faces, by name of a field, that depart from the style",
            "与样式不同的字体，按字段名列出",
        ),
    ] = field(default_factory=dict)


def compose(context: Context, options: MarksOptions) -> Iterator[Paragraph]:
    """Yield a line for each mark that is given, and one for what stands beside in any case."""
    faces = {name: face.text for name, face in options.faces.items()}
    lines: list[Inlines] = [
        tuple(line_inlines(f"{{{name}}}", context.fields, faces, options.place))
        for name in MARKS
        if name in context.fields
    ]
    context.printed.update(MARKS)
    wanted = names_in(options.beside)
    if options.beside and all(name in context.fields for name in wanted):
        context.printed.update(wanted)
        beside = line_inlines(options.beside, context.fields, faces, options.place)
        first = lines[0] if lines else ()
        lines[:1] = [(*first, Tab(), *beside)]
    yield from (Paragraph(options.style.text, line) for line in lines)


KIND = Kind(
    Key(
        "copy number, 密级, urgency and 内部资料 that there are, one a line",
        "份号、密级、紧急程度和内部资料，各占一行",
    ),
    MarksOptions,
    compose,
)
