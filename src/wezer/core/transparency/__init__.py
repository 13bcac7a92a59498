"""What is visible to whom, by rules that a group decides."""
