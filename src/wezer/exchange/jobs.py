"""The timetable of the market."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from wezer.core.viewer import Viewer
from wezer.exchange.acts import jobs
from wezer.kernel.jobs import scheduled


@scheduled(every=timedelta(minutes=10), words=_("End what is over."))
def end_announcements() -> None:
    while jobs.expire_due(by=Viewer.system()) >= jobs.AT_ONCE:
        pass


@scheduled(every=timedelta(hours=1), words=_("Tell authors that an announcement ends soon."))
def remind_of_ends() -> None:
    jobs.remind_ending(by=Viewer.system())


@scheduled(every=timedelta(minutes=30), words=_("Show the words whose time is up."))
def reveal_words() -> None:
    while jobs.reveal_due(by=Viewer.system()) >= jobs.AT_ONCE:
        pass
