"""Charts: where their parts and labels stand."""
