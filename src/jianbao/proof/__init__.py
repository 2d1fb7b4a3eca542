"""Files read back, and laid out a second time: what was promised is shown, not hoped."""
