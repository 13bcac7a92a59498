"""The office's pages: each asks the plain tables of this package, never the engine."""
