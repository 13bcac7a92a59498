"""The arrows that join neighbouring packages: one file per family, found because of where it lies."""
