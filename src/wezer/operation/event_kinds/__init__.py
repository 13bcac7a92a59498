"""Who follows the engine's events into tables of their own: one file per record, found because of where it lies."""
