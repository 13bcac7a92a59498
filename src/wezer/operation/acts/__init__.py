"""What changes the books' own tables; what must reach the engine leaves as a flight."""
