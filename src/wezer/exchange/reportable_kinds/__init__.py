"""What those who tend a market decide about."""
