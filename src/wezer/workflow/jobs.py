"""Jobs of workflow itself."""

from datetime import timedelta

from wezer.kernel.jobs import scheduled
from wezer.workflow.acts.flights import clear_flights


@scheduled(every=timedelta(hours=6))
def clear_old_flights() -> None:
    """Remove what arrived a month ago and need not be remembered."""
    while clear_flights() >= 2000:
        pass
