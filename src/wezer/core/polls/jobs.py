"""What the worker does for polls by itself."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.core.polls import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.polls.acts.voting import count_ended_polls
from wezer.core.viewer import Viewer
from wezer.kernel.jobs import scheduled


@scheduled(every=timedelta(hours=1), words=_("Count the anonymous polls that have ended, and forget who chose what."))
def count_polls() -> None:
    while count_ended_polls(by=Viewer.system()):
        pass
