"""Questions to the market."""
