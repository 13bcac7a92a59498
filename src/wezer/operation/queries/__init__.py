"""Questions to the books' own tables and to the mirror."""
