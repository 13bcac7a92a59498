"""What the market adds to the first steps of whoever is new."""
