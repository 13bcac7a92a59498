"""Who hears what became of a recording: one file per record, found because of where it lies."""
