"""The Word file: typeset pages written as real, flowing, editable Word."""
