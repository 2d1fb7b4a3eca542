"""The PDF: typeset lines drawn, tagged and fit for archives."""
