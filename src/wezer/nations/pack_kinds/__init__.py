"""The accounting packs, each taken from its country's folder."""
