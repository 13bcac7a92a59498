"""The journey's steps that need nothing but core."""
