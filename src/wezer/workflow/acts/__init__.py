"""Acts of workflow: linking, drawing and flying, reading facts."""

from wezer.workflow.acts.links import link, switch_arrow

__all__ = ["link", "switch_arrow"]
