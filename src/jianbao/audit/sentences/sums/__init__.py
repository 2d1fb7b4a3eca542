"""Parts and their total, wherever either stands."""
