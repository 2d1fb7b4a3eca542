"""Styles of the lower headings that a template names in part: the body's style gives the rest."""

from __future__ import annotations

from jianbao.yaml.source import Mapping, Node, Scalar

LEVELS = (2, 3, 4)
LEAD = "kai"  # the face of the second level, where the theme names none (GB/T 9704-2012, 7.3.3)


def with_whole_headings(node: Node) -> Node:
    """Return a template's YAML in which each heading that it names has all that a style needs.

    So `heading3: {bold: yes}` is enough. What is no mapping stays for the reader to refuse.
    """
    theme = _entry(node, "theme")
    styles = _entry(theme, "styles")
    body = _entry(styles, "body")
    if not (isinstance(body, Mapping) and isinstance(styles, Mapping)):
        return node
    changed = styles
    for level in LEVELS:
        named = _entry(styles, f"heading{level}")
        if isinstance(named, Mapping) and "word" not in named.entries:
            whole = {**body.entries, **_own(level, theme, body, named), **named.entries}
            changed = _with(changed, f"heading{level}", Mapping(whole, named.place))
    if changed is styles:
        return node
    return _with(node, "theme", _with(theme, "styles", changed))


def _own(
    level: int, theme: Node | None, body: Mapping, named: Mapping
) -> dict[str, tuple[Scalar, Node]]:
    """Return what a heading has otherwise than the body: its name, its face, its next paragraph."""
    place = named.place
    lead = _entry(theme, "lead") or Scalar(LEAD, place)
    face = lead if level == LEVELS[0] else _entry(body, "face") or Scalar(LEAD, place)
    own: dict[str, Node] = {
        "word": Scalar(f"heading {level}", place),
        "face": face,
        "keep_next": Scalar("yes", place),
    }
    return {name: (Scalar(name, place), value) for name, value in own.items()}


def _entry(node: Node | None, name: str) -> Node | None:
    if not isinstance(node, Mapping) or name not in node.entries:
        return None
    return node.entries[name][1]


def _with(node: Node | None, name: str, value: Node) -> Mapping:
    assert isinstance(node, Mapping)
    return Mapping({**node.entries, name: (node.entries[name][0], value)}, node.place)
