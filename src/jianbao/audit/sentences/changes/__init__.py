"""What rose or fell, by how much, against last year or against a plan."""
