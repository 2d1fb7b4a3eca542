"""The rules of layout (GB/T 9704-2012 and what it refers to) as a table, and their verdicts."""
