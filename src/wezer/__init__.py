"""WeZer: the platform on which a community meets, trades, acts and decides."""

__version__ = "0.1.0"
