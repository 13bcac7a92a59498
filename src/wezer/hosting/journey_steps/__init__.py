"""What this package adds to the journey: its steps."""
