"""The back office: the engine's web client under /office/back/, and the door before it. See docs/decisions."""

PREFIX = "/office/back"
