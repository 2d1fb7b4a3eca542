"""The second look: the Word file laid out by LibreOffice, beside our PDF."""
