"""One report per class, found because of where it lies."""
