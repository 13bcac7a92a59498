"""The classes of data that core forgets, each after its time."""
