"""Jobs of the API."""

from datetime import timedelta

from wezer.api.acts.keys import forget_old_keys
from wezer.kernel.jobs import scheduled


@scheduled(every=timedelta(hours=3))
def forget_answers() -> None:
    """Forget the answers of requests that are thirty days old."""
    while forget_old_keys() >= 5000:
        pass
