"""What every block of a template can be told, and what each kind adds to in a form of its own."""

from jianbao.yaml.forms import Annotated, Form, Key


class Options(Form, kw_only=True):
    """When a block is left out.

    A key `style` of a kind's own names a style of the theme, `master` a kind of page, and the
    values of `faces` name faces: that they are there is checked for every kind alike.
    """

    when: Annotated[
        str,
        Key(
            "left out where the briefing lacks this field, or one of these",
            "简报未给此字段（或其中之一）时不印",
        ),
    ] = ""
    unless: Annotated[
        str,
        Key(
            "left out where the briefing gives this field, or one of these",
            "简报给了此字段（或其中之一）时不印",
        ),
    ] = ""
