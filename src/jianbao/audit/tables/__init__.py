"""Tables and charts as the audit reads them: cells are numbers with labels and units."""
