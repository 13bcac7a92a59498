"""The layers of the map that the market fills."""
