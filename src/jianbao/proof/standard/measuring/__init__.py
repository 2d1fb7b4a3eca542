"""A finished file measured, whoever made it, and held against the rules of `standard`."""
