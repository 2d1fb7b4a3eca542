"""The papers that `verify-layout` can be told to expect."""

FORMS = ("general", "letter", "minutes", "bulletin")
"""通用格式, 信函, 纪要 (GB/T 9704-2012, 10.1 and 10.3), 简报 (custom)."""
