"""`line`: a line of the template's own text."""

from collections.abc import Iterator

from msgspec import field

from jianbao.compose.context import Context
from jianbao.compose.fields import line_inlines, names_in
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Paragraph
from jianbao.messages.compose import line_left_out, unknown_name, unknown_name_near
from jianbao.yaml.forms import Annotated, Key
from jianbao.yaml.names import nearest
from jianbao.yaml.source import Scalar


class LineOptions(Options, kw_only=True):
    """Text, style and faces."""

    text: Annotated[
        str,
        Key(
            "{name} is a field, {tab} sets the rest at the right edge",
            "{名称}为字段，{tab}使其后居右",
        ),
    ]
    style: Annotated[Scalar, Key("name of the paragraph style", "段落样式名")]
    faces: Annotated[
        dict[str, Scalar],
        Key(
            "faces, by name of a field, that depart from the style",
            "与样式不同的字体，按字段名列出",
        ),
    ] = field(default_factory=dict)


def compose(context: Context, options: LineOptions) -> Iterator[Paragraph]:
    """Yield the line, unless a field of it is not given: that is noted."""
    if _note_lacking(options.text, context):
        return
    context.printed.update(names_in(options.text))
    faces = {name: face.text for name, face in options.faces.items()}
    inlines = tuple(line_inlines(options.text, context.fields, faces, options.place))
    yield Paragraph(options.style.text, inlines)


def _note_lacking(text: str, context: Context) -> bool:
    """Return whether fields of a line's text are not given, and note them."""
    lacking = [name for name in names_in(text) if name not in context.fields]
    unknown = [name for name in lacking if name not in context.known]
    for name in unknown:
        near = nearest(name, context.known)
        context.findings.append(
            unknown_name_near(text=text, name=name, near=near)
            if near
            else unknown_name(text=text, name=name)
        )
    if lacking and not unknown:
        # No place: the manifest would tell where templates lie on this machine.
        context.findings.append(line_left_out(text=text, names=", ".join(lacking)))
    return bool(lacking)


KIND = Kind(
    Key(
        "a line of the template's own text with {name}s of fields and {tab}",
        "模板自定的一行，可含{字段名}和{tab}",
    ),
    LineOptions,
    compose,
)
