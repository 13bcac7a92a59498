"""What the worker does for exclusions: it ends hearings, counts votes, and lets go of what nobody decided."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.core.exclusion.acts.procedure import close_decisions, end_hearings
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import scheduled


@scheduled(
    every=timedelta(minutes=10),
    words=_("End hearings before an exclusion whose days are over, and count the votes on them."),
)
def see_to_exclusions() -> None:
    system = Viewer.system()
    while end_hearings(by=system) == 100:
        pass
    while close_decisions(by=system) == 100:
        pass
