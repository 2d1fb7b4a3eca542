"""What an office keeps: sections, the ledger of figures, and how they are read."""
