"""The layers of the map that core fills."""
