"""Everything that is said to a person, in English and Chinese."""
