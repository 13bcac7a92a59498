"""Who mediates where two sides disagree: those who hold the right, or whom both sides name for this case alone (decision 79)."""
