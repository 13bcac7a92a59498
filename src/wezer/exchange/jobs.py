"""The timetable of the market."""

from datetime import timedelta

from wezer.core.viewer import Viewer
from wezer.exchange.acts import jobs
from wezer.kernel.jobs import scheduled


@scheduled(every=timedelta(minutes=10))
def end_announcements() -> None:
    """End what is over."""
    while jobs.expire_due(by=Viewer.system()) >= jobs.AT_ONCE:
        pass


@scheduled(every=timedelta(hours=1))
def remind_of_ends() -> None:
    """Tell authors that an announcement ends soon."""
    jobs.remind_ending(by=Viewer.system())


@scheduled(every=timedelta(minutes=30))
def reveal_words() -> None:
    """Show the words whose time is up."""
    while jobs.reveal_due(by=Viewer.system()) >= jobs.AT_ONCE:
        pass
