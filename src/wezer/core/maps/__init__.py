"""The map: an index of points, what a viewer may see of it, and how it is drawn and exported."""
