"""What core does with people's data, for the register."""
