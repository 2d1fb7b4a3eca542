"""Words and pages back out of files."""
