"""What a paragraph or run of a Word file looks like: styles, defaults and theme fonts resolved.

ECMA-376, 17.7.2: document defaults, then the table of styles from the root of `basedOn` down,
then what stands at the paragraph or run itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jianbao.document.word.names import DRAWING, WORD, tag

Element = Any
W, A = tag(WORD), tag(DRAWING)
DEEPEST = 20  # styles based on each other in a circle would never end
ON = ("1", "true", "on")
OFF = ("0", "false", "off")
EAST_ASIAN_THEMES = {"minorEastAsia": "minorFont", "majorEastAsia": "majorFont"}


def child(element: Element | None, *path: str) -> Element | None:
    """Return a descendant by its names, None where there is none."""
    for name in path:
        if element is None:
            return None
        element = element.find(f"{W}{name}")
    return element


def attribute(element: Element | None, name: str = "val") -> str:
    """Return an attribute's text, "" where it is missing."""
    return "" if element is None else element.get(f"{W}{name}", "")


class WordStyles:
    """The styles of a Word file."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        found = [] if styles is None else styles.findall(f"{W}style")
        self._by_id = {attribute(style, "styleId"): style for style in found}
        self._defaults = styles
        self._theme = theme
        self._normal = next(
            (attribute(style, "styleId") for style in found
             if attribute(style, "type") == "paragraph" and attribute(style, "default") in ON),
            "",
        )  # fmt: skip

    def style_of(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        return attribute(child(paragraph, "pPr", "pStyle")) or self._normal

    def names(self, identity: str) -> list[str]:
        """Return the names of a style and of those that it is based on, in lower case."""
        return [attribute(child(style, "name")).lower() for style in self._chain(identity)]

    def _chain(self, identity: str) -> Iterator[Element]:
        for _ in range(DEEPEST):
            style = self._by_id.get(identity)
            if style is None:
                return
            yield style
            identity = attribute(child(style, "basedOn"))

    def paragraph_value(self, paragraph: Element, element: str, name: str = "val") -> str:
        """Return an attribute of a paragraph property, from wherever it is set; "" if nowhere."""
        sources = [child(paragraph, "pPr")]
        sources += [child(style, "pPr") for style in self._chain(self.style_of(paragraph))]
        sources.append(child(self._defaults, "docDefaults", "pPrDefault", "pPr"))
        return _first(sources, element, name)

    def run_value(self, run: Element, paragraph: Element, element: str, name: str = "val") -> str:
        """Return an attribute of a run property, from wherever it is set; "" if nowhere."""
        return _first(self._run_sources(run, paragraph), element, name)

    def is_on(self, run: Element, paragraph: Element, element: str) -> bool:
        """Return whether a switch such as bold is on."""
        for source in self._run_sources(run, paragraph):
            found = child(source, element) if source is not None else None
            if found is not None:
                return attribute(found) not in OFF
        return False

    def font(self, run: Element, paragraph: Element, script: str) -> str:
        """Return the font for a script (eastAsia, ascii); a theme's font goes before a name."""
        for source in self._run_sources(run, paragraph):
            fonts = child(source, "rFonts") if source is not None else None
            if fonts is None:
                continue
            themed = self._themed(attribute(fonts, f"{script}Theme"))
            named = themed or attribute(fonts, script)
            if named:
                return named
        return ""

    def _themed(self, name: str) -> str:
        """Return the font that a theme has for Chinese, or for Latin letters."""
        if not name or self._theme is None:
            return ""
        kind = "majorFont" if name.startswith("major") else "minorFont"
        fonts = self._theme.find(f".//{A}{kind}")
        if fonts is None:
            return ""
        if name in EAST_ASIAN_THEMES:
            asian = fonts.find(f"{A}ea")
            own = "" if asian is None else asian.get("typeface", "")
            hans = [
                f.get("typeface", "")
                for f in fonts.findall(f"{A}font")
                if f.get("script") == "Hans"
            ]
            return own or next(iter(hans), "")
        latin = fonts.find(f"{A}latin")
        return "" if latin is None else latin.get("typeface", "")

    def _run_sources(self, run: Element, paragraph: Element) -> list[Element | None]:
        own = child(run, "rPr")
        sources = [own]
        for identity in (attribute(child(own, "rStyle")), self.style_of(paragraph)):
            sources += [child(style, "rPr") for style in self._chain(identity)]
        sources.append(child(self._defaults, "docDefaults", "rPrDefault", "rPr"))
        return sources


def _first(sources: list[Element | None], element: str, name: str) -> str:
    for source in sources:
        found = child(source, element) if source is not None else None
        value = attribute(found, name)
        if value:
            return value
    return ""
