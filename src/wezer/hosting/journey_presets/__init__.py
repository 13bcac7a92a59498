"""Good defaults for kinds of communities, a file each."""
