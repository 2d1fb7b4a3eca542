"""What every check of a sentence needs: its counts, what they may be of, and slips of the hand."""
