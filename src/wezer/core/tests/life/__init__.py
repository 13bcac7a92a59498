"""Everything that happens to groups and to the people in them, as steps that a property draws: one world, one list of steps,
and what holds after each (core.md 20: I-2, I-3, I-4, I-5)."""
