"""What programs may do for a person."""
