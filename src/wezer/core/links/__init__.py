"""Links between groups across the tree."""
