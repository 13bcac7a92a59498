"""Documents of groups: versions, approval, retention, and their words in the search."""
