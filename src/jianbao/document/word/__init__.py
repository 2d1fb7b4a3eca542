"""What Word does: each measured fact once, with its source; docs/word-and-pdf.md tells more.

A fact is a constant in capitals. The text under it says what it is and, behind "Source:", how it is
known. `typeset`, the writers, `proof` and the readers use it from here; a test finds copies.
"""
