"""What the books do with people's data, for the register."""
