"""What the worker does for the office by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.core.viewer import Viewer
from wezer.kernel.jobs import scheduled
from wezer.operation.acts.sending import tell_overdue


@scheduled(every=timedelta(hours=6), words=_("Tell what is past its day."))
def watch_due_days() -> None:
    while tell_overdue(by=Viewer.system()):
        pass
