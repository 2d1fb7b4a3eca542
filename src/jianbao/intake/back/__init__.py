"""A paper that comes back edited: what was changed in it, and where that stands in the YAML."""
