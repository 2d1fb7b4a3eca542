"""The faces of the package: the bundle, its subsets, and who draws which character."""
