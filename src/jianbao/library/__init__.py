"""What becomes of a release: the only code, beside `cli`, that writes output/."""
