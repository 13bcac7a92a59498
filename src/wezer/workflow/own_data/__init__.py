"""What the worker keeps of a person: mail on its way."""
