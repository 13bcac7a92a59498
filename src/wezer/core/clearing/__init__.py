"""Deleting for good what a closed kind of rooms held: counted first, after a copy of everything, piece by piece."""
