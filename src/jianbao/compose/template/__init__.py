"""Templates: their model, how they are read, labels, theme, and the office's profile."""
