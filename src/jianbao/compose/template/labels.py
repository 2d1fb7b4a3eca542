"""The words that a template adds, and how their `{name}`s are filled in."""

from __future__ import annotations

from collections.abc import Iterator

from jianbao.document.patterns import pattern

PLACEHOLDER = pattern(r"\{([a-z_]+)\}")


def fill(text: str, /, **values: object) -> str:
    """Replace `{name}` by its value. Nothing else in the text has a meaning."""
    return PLACEHOLDER.sub(lambda name: str(values.get(name[1], name[0])), text)


def parts(text: str, /, **values: object) -> Iterator[tuple[str, str]]:
    """Yield a label's text in parts, filled in, each with the name that it stands for or ""."""
    start = 0
    for match in PLACEHOLDER.finditer(text):
        if match[1] in values:
            if match.start() > start:
                yield text[start : match.start()], ""
            yield str(values[match[1]]), match[1]
            start = match.end()
    if start < len(text):
        yield text[start:], ""
