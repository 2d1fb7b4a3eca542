"""The calls of the public API, with their gates: the only code, beside `cli`, that writes files."""
