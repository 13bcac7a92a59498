"""Declaring duties, noting what was done, and what follows."""
