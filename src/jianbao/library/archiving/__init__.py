"""The self-proving package that goes to the archive: made here, and checked years later."""
