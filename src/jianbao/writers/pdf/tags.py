"""The structure tree and its indexes as PDF objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from itertools import chain

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from jianbao.writers.pdf.structure import Annotation, Element, Marked


def write_structure(pdf: Pdf, root: Element) -> None:
    """Give the PDF its structure tree: ISO 19005-3, 6.7 and ISO 14289-1, 7.1."""
    writer = _TreeWriter(pdf)
    tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    tree.K = writer.element(root, tree)
    tree.ParentTree = writer.parent_tree()
    tree.ParentTreeNextKey = len(pdf.pages) + len(writer.linked)
    if writer.ids:
        tree.IDTree = writer.id_tree()
    pdf.Root.StructTreeRoot = tree
    pdf.Root.MarkInfo = Dictionary(Marked=True)


class _TreeWriter:
    """Makes objects of elements and remembers what the indexes need."""

    def __init__(self, pdf: Pdf) -> None:
        self.pdf = pdf
        self.pages = [page.obj for page in pdf.pages]
        self.owners: list[dict[int, Object]] = [{} for _ in self.pages]
        self.linked: list[Object] = []  # elements of links
        self.ids: dict[str, Object] = {}

    def element(self, element: Element, parent: Object) -> Object:
        made = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{element.tag}"), P=parent)
        )
        if element.id:
            made.ID = String(element.id)
            self.ids[element.id] = made
        if element.alternative:
            made.Alt = String(element.alternative)
        attributes = _attributes(element)
        if attributes:
            made.A = Array(attributes)
        self.fill(made, element)
        return made

    def fill(self, made: Object, element: Element) -> None:
        """Write an element's children: numbers alone where they are on its own page."""
        marked = [child for child in element.children if isinstance(child, Marked)]
        if marked:
            made.Pg = self.pages[marked[0].page]
        children = [self.child(child, made, marked) for child in element.children]
        if children:
            made.K = Array(children)

    def child(
        self, child: Element | Marked | Annotation, parent: Object, marked: list[Marked]
    ) -> Object | int:
        if isinstance(child, Element):
            return self.element(child, parent)
        if isinstance(child, Annotation):
            return self.annotation(child, parent)
        self.owners[child.page][child.number] = parent
        if child.page == marked[0].page:
            return child.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[child.page], MCID=child.number)

    def annotation(self, annotation: Annotation, parent: Object) -> Object:
        """Return what ties a link to its element, and let the link know (ISO 14289-1, 7.18.5)."""
        page = self.pages[annotation.page]
        link = page.Annots[annotation.number]
        link.StructParent = len(self.pages) + len(self.linked)
        self.linked.append(parent)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=link)

    def parent_tree(self) -> Object:
        """Return the index from a page's marked content and from links to their elements."""
        entries: list[tuple[int, Object]] = []
        for number, (page, owners) in enumerate(zip(self.pages, self.owners, strict=True)):
            page.StructParents = number
            page.Tabs = Name.S  # ISO 14289-1, 7.18.3: in the order of the structure
            # A footnote is drawn behind what the tree has behind it: the numbers give the order.
            in_order = Array(owners[place] for place in sorted(owners))
            entries.append((number, self.pdf.make_indirect(in_order)))
        entries += enumerate(self.linked, len(self.pages))
        return self.pdf.make_indirect(Dictionary(Nums=Array(chain.from_iterable(entries))))

    def id_tree(self) -> Object:
        """Return the index from ids to elements, sorted as a name tree has to be."""
        entries = ((String(id), self.ids[id]) for id in sorted(self.ids))
        return self.pdf.make_indirect(Dictionary(Names=Array(chain.from_iterable(entries))))


def _attributes(element: Element) -> list[Object]:
    """Return an element's attributes by owner (ISO 32000-1, 14.8.5)."""
    table: dict[str, Object | int] = {}
    if element.scope:
        table["/Scope"] = Name(f"/{element.scope}")
    if element.span > 1:
        table["/ColSpan"] = element.span
    if element.down > 1:
        table["/RowSpan"] = element.down
    if element.summary:
        table["/Summary"] = String(element.summary)
    attributes: list[Object] = []
    if table:
        attributes.append(Dictionary({"/O": Name.Table, **table}))
    if element.box:
        box = Array(round(edge, 2) for edge in element.box)
        attributes.append(Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box))
    return attributes
