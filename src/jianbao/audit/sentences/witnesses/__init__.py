"""What the numbers around one say of it, whatever words name the relation."""
