"""Whoever is new: the first steps on their home, and who of them needs a hand."""
