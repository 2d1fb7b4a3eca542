"""By which names and ids the Word file knows the theme's styles and faces."""

from __future__ import annotations

from jianbao.document.theme import Style, Theme

BODY = "body"
FOOTNOTE = "footnote"
PAGE_NUMBER = "page_number"
"""The styles of the theme that have a part of their own to play."""

FOOTNOTE_REFERENCE = "FootnoteReference"
GAP = "Gap"
CHART = "Chart"
"""Styles of the base: ids."""

BUILT_IN = {
    "Normal": "Normal",
    "Title": "Title",
    "Subtitle": "Subtitle",
    "Body Text": "BodyText",
    "caption": "Caption",
    "footnote text": "FootnoteText",
    "footer": "Footer",
    "header": "Header",
    "Strong": "Strong",
    "Quote": "Quote",
    "TOC Heading": "TOCHeading",
    **{f"heading {level}": f"Heading{level}" for level in range(1, 10)},
    **{f"toc {level}": f"TOC{level}" for level in range(1, 10)},
}
"""Word's own names and their ids: the navigation pane and others' macros go by them."""

TAKEN = {"Gap", "Chart", "FootnoteReference", "DefaultParagraphFont", "TableNormal", "NoList"}


class StyleNames:
    """Ids of the paragraph styles, one a style of the theme, and of the character styles."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._taken = set(TAKEN)
        self.paragraphs = {key: self._id(style.word) for key, style in theme.styles.items()}
        self.face_names = {role: _face_name(role, theme) for role in theme.faces}
        self.faces = {role: self._id(name) for role, name in self.face_names.items()}

    @property
    def plain(self) -> Style:
        """The style whose look Normal has: the body, else the first that is not centred."""
        styles = list(self.theme.styles.values())
        left = [style for style in styles if style.align in ("both", "left")]
        return self.theme.styles.get(BODY) or (left or styles)[0]

    def paragraph(self, style: str) -> str:
        """Return the id of one of the theme's styles."""
        return self.paragraphs[style]

    def character(self, face: str, style: Style) -> str | None:
        """Return the id of the style that changes to `face`, None where `style` has it anyway."""
        return None if face in ("", style.face) else self.faces[face]

    def _id(self, name: str) -> str:
        """Return an id for a name that is used once."""
        plain = "".join(sign for sign in name.title() if sign.isascii() and sign.isalnum())
        wanted = BUILT_IN.get(name) or plain or "Style"
        number, identity = 1, wanted
        while identity in self._taken:
            if name in BUILT_IN:
                raise ValueError(f"two styles of the theme have the Word name {name!r}")
            number, identity = number + 1, f"{wanted}{number + 1}"
        self._taken.add(identity)
        return identity


def _face_name(role: str, theme: Theme) -> str:
    if role == theme.strong:
        return "Strong"
    kind = "Lead" if role == theme.lead else "Face"
    return f"{kind} ({role.title()})"
