"""The kinds of block that a template can print, a file each."""
