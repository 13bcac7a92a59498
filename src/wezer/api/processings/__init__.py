"""What programs are given of people's data, for the register."""
