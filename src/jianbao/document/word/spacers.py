"""Small paragraphs that Word wants, and white that it adds where nothing asks for any."""

from __future__ import annotations

SPACER = 1.0
"""Points: the empty paragraph behind a table where no other stands, or before one, or in a cell.

Source: Word ends cells, sections and documents with a paragraph, and joins tables that nothing
parts; tried with 29 and 30 rows of 9 mm on a page.
"""

FIELD_END = 0.5
"""Points: the paragraph in which the field of a table of contents ends.

Source: Word keeps the last paragraph of a field when it makes the contents anew; as low as a page
of 22 lines leaves room for.
"""

SECTION_END = 0.5
"""Points: the paragraph that ends a section where the last one of the text may not.

Source: `w:sectPr` stands in a paragraph (ECMA-376 part 1, 17.6.18), and a table is none.
"""

PICTURE_LINE = 6.0
"""Points by which a line that holds a chart or picture is higher than that.

Source: Word sets it on the baseline of a line, which has something below it, and the line has no
exact height, which would clip the picture; with 6, pages with charts fill alike in LibreOffice and
in Aspose.Words.
"""

TILE_SPARE = 1.0
"""Points by which a row of tiles is higher than its line.

Source: a choice: Word clips what is higher than a row of exact height, and rounds both.
"""

TABLE_SPARE = 4.0
"""Points that stay free below what has to fit on one page.

Source: Word counts the outer rules of a table, and rounds the heights of rows to twips: 29 rows of
9 mm fit where 30 make a second page.
"""

OFF_GRID = 2.0
"""Points that whole lines may leave of a text area which is made of them.

Source: LibreOffice moves the text of a page with a grid of lines down by half of what those leave;
a page that is not made of lines gets no grid, so that nothing moves.
"""

BELOW_FILL = 1.0
"""Points that stay free below what stands at the foot of a page.

Source: as OFF_GRID; what then has no room would go to the next page.
"""
