"""What can go wrong with the engine itself, as distinct from what it refuses."""


class EngineTrouble(Exception):
    """The engine is not there, or not the one we know; the message says what to do."""


class EngineBusy(EngineTrouble):
    """Others hold the books for longer than we wait."""
