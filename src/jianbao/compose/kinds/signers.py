"""`signers`: 发文字号 and 签发人 of a paper that goes up (GB/T 9704-2012, 7.2.5 and 7.2.6)."""

from collections.abc import Iterator

from msgspec import field

from jianbao.compose.context import Context
from jianbao.compose.kind import Kind
from jianbao.compose.options import Options
from jianbao.document.composed import Signers
from jianbao.document.inlines import Words
from jianbao.yaml.forms import Annotated, Key
from jianbao.yaml.source import Scalar

BESIDE = 2  # names on a line (7.2.6)


class SignersOptions(Options, kw_only=True):
    """Label, and how it looks."""

    style: Annotated[Scalar, Key("name of the paragraph style", "段落样式名")]
    text: Annotated[str, Key("what stands before the names", "姓名之前的文字")] = "签发人："
    faces: Annotated[
        dict[str, Scalar],
        Key("face of the names, as `signers`", "姓名的字体，写作signers"),
    ] = field(default_factory=dict)


def compose(context: Context, options: SignersOptions) -> Iterator[Signers]:
    """Yield the number and the names, two on a line, if anybody signs."""
    particulars = context.briefing.particulars
    if not particulars.signers:
        return
    face = options.faces["signers"].text if "signers" in options.faces else ""
    names = [Words(each.text, face, place=each.place) for each in particulars.signers]
    rows = (tuple(names[start : start + BESIDE]) for start in range(0, len(names), BESIDE))
    number = particulars.document_number
    context.printed.update(("signers", "document_number"))
    yield Signers(
        options.style.text,
        (Words(number.text, place=number.place),) if number else (),
        (Words(options.text, place=options.place),),
        tuple(rows),
    )


KIND = Kind(
    Key(
        "the document number, and who signs a paper that goes up, two names a line",
        "发文字号和签发人，每行两个姓名",
    ),
    SignersOptions,
    compose,
)
