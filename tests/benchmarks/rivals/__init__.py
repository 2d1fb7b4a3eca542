"""The other ways to make the four files, each a program of its own."""
