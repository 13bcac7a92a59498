"""Jobs of workflow itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.kernel.jobs import scheduled
from wezer.workflow.acts.flights import clear_flights


@scheduled(
    every=timedelta(hours=6), words=_("Remove what arrived a month ago and need not be remembered."), rests=False
)
def clear_old_flights() -> None:
    while clear_flights() >= 2000:
        pass
