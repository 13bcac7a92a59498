"""Seeds: a shelf where members of a group put what they give away, and take what they need."""
