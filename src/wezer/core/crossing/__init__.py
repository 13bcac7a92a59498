"""Crossing membranes: what a way in asks, how attempts are judged, and the acts that carry people across."""
