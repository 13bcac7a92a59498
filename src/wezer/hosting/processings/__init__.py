"""What the host does with people's data, for the register."""
