"""What Word does: each measured fact once, with its source."""
