"""What the market does with people's data, for the register."""
