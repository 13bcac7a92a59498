"""What changes devices and choices, and what is pushed."""
