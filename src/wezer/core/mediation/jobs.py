"""What the worker does for disputes by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.core.mediation import acts
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import scheduled


@scheduled(every=timedelta(hours=1), words=_("Look whether somebody may mediate where it is called for."))
def look_at_disputes() -> None:
    acts.look_at_disputes(by=Viewer.system())
