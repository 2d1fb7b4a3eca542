"""What a paragraph or run of a Word file looks like: styles, defaults and theme fonts resolved.

ECMA-376, 17.7.2: document defaults, then the table of styles from the root of `basedOn` down,
then what stands at the paragraph or run itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TypeVar

from jianbao.readers.word.elements import ON, A, W, attribute, child, is_on, value
from jianbao.readers.xml import Element

DEEPEST = 20  # styles based on each other in a circle would never end
EAST_ASIAN_THEMES = {"minorEastAsia": "minorFont", "majorEastAsia": "majorFont"}
Value = TypeVar("Value")


class WordStyles:
    """The styles of a Word file. What a style says is looked up once."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        listed = [] if styles is None else styles.findall(f"{W}style")
        self._by_id = {attribute(style, "styleId"): style for style in listed}
        self._defaults = child(styles, "docDefaults")
        self._theme = theme
        self._known: dict[tuple[str, ...], object] = {}
        self._normal = next(
            (
                attribute(style, "styleId")
                for style in listed
                if attribute(style, "type") == "paragraph" and attribute(style, "default") in ON
            ),
            "",
        )

    def style_of(self, paragraph: Element) -> str:
        """Return the id of a paragraph's style."""
        return value(paragraph, "pPr", "pStyle") or self._normal

    def chain(self, identity: str) -> Iterator[Element]:
        """Yield a style and those that it is based on."""
        for _ in range(DEEPEST):
            style = self._by_id.get(identity)
            if style is None:
                return
            yield style
            identity = value(style, "basedOn")

    def names(self, identity: str) -> tuple[str, ...]:
        """Return the names of a style and of those that it is based on, in lower case."""
        return self._once(
            ("names", identity),
            lambda: tuple(value(style, "name").lower() for style in self.chain(identity)),
        )

    def paragraph_value(self, paragraph: Element, element: str, name: str = "val") -> str:
        """Return an attribute of a paragraph property, from wherever it is set; "" if nowhere."""
        return (
            attribute(child(paragraph, "pPr", element), name)
            or self._in_style(self.style_of(paragraph), "pPr", element, name)
            or self._in_defaults("pPrDefault", "pPr", element, name)
        )

    def run_value(self, run: Element, paragraph: Element, element: str, name: str = "val") -> str:
        """Return an attribute of a run property, from wherever it is set; "" if nowhere."""
        return (
            attribute(child(run, "rPr", element), name)
            or self._in_style(value(run, "rPr", "rStyle"), "rPr", element, name)
            or self._in_style(self.style_of(paragraph), "rPr", element, name)
            or self._in_defaults("rPrDefault", "rPr", element, name)
        )

    def is_on(self, run: Element, paragraph: Element, element: str) -> bool:
        """Return whether a switch such as bold is on."""
        for source in self._run_sources(run, paragraph):
            switch = child(source, element)
            if switch is not None:
                return is_on(switch)
        return False

    def font(self, run: Element, paragraph: Element, script: str) -> str:
        """Return the font for a script (eastAsia, ascii); a theme's font goes before a name."""
        for source in self._run_sources(run, paragraph):
            fonts = child(source, "rFonts")
            named = fonts is not None and self._font(fonts, script)
            if named:
                return named
        return ""

    def _font(self, fonts: Element, script: str) -> str:
        return self._themed(attribute(fonts, f"{script}Theme")) or attribute(fonts, script)

    def _run_sources(self, run: Element, paragraph: Element) -> Iterator[Element | None]:
        own = child(run, "rPr")
        yield own
        yield from self._run_styles(value(own, "rStyle"))
        yield from self._run_styles(self.style_of(paragraph))
        yield self._run_defaults

    def _run_styles(self, identity: str) -> tuple[Element, ...]:
        """Return what a style and those that it is based on say of runs."""
        return self._once(
            ("rPr", identity),
            lambda: tuple(
                properties
                for style in self.chain(identity)
                if (properties := child(style, "rPr")) is not None
            ),
        )

    @cached_property
    def _run_defaults(self) -> Element | None:
        return child(self._defaults, "rPrDefault", "rPr")

    def _in_style(self, identity: str, group: str, element: str, name: str) -> str:
        def look() -> str:
            styles = (child(style, group, element) for style in self.chain(identity))
            return next(filter(None, (attribute(each, name) for each in styles)), "")

        return self._once((identity, group, element, name), look)

    def _in_defaults(self, *path: str) -> str:
        *steps, name = path
        return self._once(path, lambda: attribute(child(self._defaults, *steps), name))

    def _once(self, key: tuple[str, ...], look: Callable[[], Value]) -> Value:
        if key not in self._known:
            self._known[key] = look()
        return self._known[key]  # type: ignore[return-value]

    def _themed(self, name: str) -> str:
        """Return the font that a theme has for Chinese, or for Latin letters."""
        return self._once(("theme", name), lambda: self._in_theme(name)) if name else ""

    def _in_theme(self, name: str) -> str:
        kind = "majorFont" if name.startswith("major") else "minorFont"
        fonts = None if self._theme is None else self._theme.find(f".//{A}{kind}")
        if fonts is None:
            return ""
        if name not in EAST_ASIAN_THEMES:
            return _face(fonts.find(f"{A}latin"))
        for_hans = (each for each in fonts.findall(f"{A}font") if each.get("script") == "Hans")
        return _face(fonts.find(f"{A}ea")) or _face(next(for_hans, None))


def _face(element: Element | None) -> str:
    return "" if element is None else element.get("typeface", "")
