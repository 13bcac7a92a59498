"""What one may choose a channel for."""
