"""Wherever no country's folder fits."""
