"""Acts on the health of rooms."""
