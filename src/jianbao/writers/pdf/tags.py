"""The structure tree and its indexes as PDF objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from jianbao.writers.pdf.objects import Document, Given, array, dictionary, text
from jianbao.writers.pdf.structure import Annotation, Element, Marked


def add_structure(
    document: Document, root: Element, pages: list[Given], links: list[list[Given]]
) -> tuple[Given, dict[int, int]]:
    """Add the structure tree: ISO 19005-3, 6.7 and ISO 14289-1, 7.1.

    Each page has a list of its links. Returns the tree, and for the number of each link's object
    the number by which the tree's index knows it (ISO 14289-1, 7.18.5).
    """
    writer = _TreeWriter(document, pages, links)
    tree = document.add()
    top = writer.element(root, tree)
    tree.body = dictionary(
        Type=b"/StructTreeRoot",
        K=top.reference,
        ParentTree=writer.parent_tree().reference,
        ParentTreeNextKey=b"%d" % (len(pages) + len(writer.linked)),
        IDTree=writer.id_tree().reference if writer.ids else b"",
    )
    return tree, writer.keys


class _TreeWriter:
    """Makes objects of elements and remembers what the indexes need."""

    def __init__(self, document: Document, pages: list[Given], links: list[list[Given]]) -> None:
        self.document, self.links = document, links
        self.pages = [page.reference for page in pages]
        self.owners: list[dict[int, bytes]] = [{} for _ in pages]
        self.linked: list[bytes] = []  # elements of links
        self.keys: dict[int, int] = {}
        self.ids: dict[str, bytes] = {}

    def element(self, element: Element, parent: Given) -> Given:
        """Add an element and those below it."""
        made = self.document.add()
        reference = made.reference
        parts = [b"<</Type/StructElem/S/%s/P %s" % (element.tag.encode(), parent.reference)]
        if element.id:
            parts.append(b"/ID" + text(element.id))
            self.ids[element.id] = reference
        if element.alternative:
            parts.append(b"/Alt" + text(element.alternative))
        if attributes := _attributes(element):
            parts.append(b"/A" + array(attributes))
        own = next((child.page for child in element.children if isinstance(child, Marked)), -1)
        if own >= 0:
            parts.append(b"/Pg " + self.pages[own])
        children = [self.child(child, made, reference, own) for child in element.children]
        if children:
            parts.append(b"/K" + array(children))
        made.body = b"".join((*parts, b">>"))
        return made

    def child(
        self, child: Element | Marked | Annotation, parent: Given, reference: bytes, own: int
    ) -> bytes:
        """Return how an element names its child: by number alone where it is on its own page."""
        if isinstance(child, Element):
            return self.element(child, parent).reference
        page = self.pages[child.page]
        if isinstance(child, Annotation):
            link = self.links[child.page][child.number]
            self.keys[link.number] = len(self.pages) + len(self.linked)
            self.linked.append(reference)
            return b"<</Type/OBJR/Pg %s/Obj %s>>" % (page, link.reference)
        self.owners[child.page][child.number] = reference
        if child.page == own:
            return b"%d" % child.number
        return b"<</Type/MCR/Pg %s/MCID %d>>" % (page, child.number)

    def parent_tree(self) -> Given:
        """Add the index from a page's marked content and from links to their elements."""
        entries: list[bytes] = []
        for number, owners in enumerate(self.owners):
            # A footnote is drawn behind what the tree has behind it: the numbers give the order.
            in_order = array(owners[place] for place in sorted(owners))
            entries.append(b"%d %s" % (number, self.document.add(in_order).reference))
        entries += [b"%d %s" % entry for entry in enumerate(self.linked, len(self.pages))]
        return self.document.add(dictionary(Nums=array(entries)))

    def id_tree(self) -> Given:
        """Add the index from ids to elements, sorted as a name tree has to be."""
        entries = (b"%s %s" % (text(id), self.ids[id]) for id in sorted(self.ids))
        return self.document.add(dictionary(Names=array(entries)))


def _attributes(element: Element) -> list[bytes]:
    """Return an element's attributes by owner (ISO 32000-1, 14.8.5); most have none."""
    if not (element.scope or element.summary or element.box or element.span * element.down > 1):
        return []
    table = dictionary(
        Scope=b"/" + element.scope.encode() if element.scope else b"",
        ColSpan=b"%d" % element.span if element.span > 1 else b"",
        RowSpan=b"%d" % element.down if element.down > 1 else b"",
        Summary=text(element.summary) if element.summary else b"",
    )
    attributes = [b"<</O/Table" + table[2:]] if table != b"<<>>" else []
    if element.box:
        box = array(f"{round(edge, 2):g}".encode() for edge in element.box)
        attributes.append(b"<</O/Layout/Placement/Block/BBox%s>>" % box)
    return attributes
