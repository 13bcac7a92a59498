"""Work that the worker does: what a person started, and what comes round every night."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from wezer.core.acts.admission import forget_old_answers
from wezer.core.acts.applications import remind_applicants
from wezer.core.acts.event_dates import remind_of_dates
from wezer.core.acts.events import end_events
from wezer.core.acts.files import forget_originals, prepare_file
from wezer.core.acts.items import blank_withdrawn_items
from wezer.core.acts.leaving import finish_departure
from wezer.core.acts.login import purge_unconfirmed
from wezer.core.models import Departure, File
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.jobs import scheduled


@task()
def prepare_image(number: int) -> None:
    """Re-encode a received picture."""
    file = File.objects.filter(pk=number).first()
    if file is not None:
        prepare_file(file)


@scheduled(
    every=timedelta(days=1),
    words=_(
        "Blank what was withdrawn long ago, delete old answers of applicants and logins never confirmed, remind who was"
        " asked something."
    ),
)
def forget_what_is_over() -> None:
    system = Viewer.system()
    while blank_withdrawn_items(by=system):
        pass
    forget_old_answers(by=system)
    remind_applicants(by=system)
    purge_unconfirmed(by=system)


@scheduled(every=timedelta(hours=1))
def forget_prepared_originals() -> None:
    """Remove pictures as they were sent, once their sizes are made and no backup needs them."""
    forget_originals()


@scheduled(
    every=timedelta(days=1),
    words=_("Let go those whose days of grace are over, unless something of theirs is still open."),
)
def let_go_who_leaves() -> None:
    for departure in Departure.objects.filter(due_at__lte=now()).order_by("asked_at")[:500]:
        finish_departure(by=Viewer.system(), departure=departure)


@scheduled(every=timedelta(minutes=5), words=_("Tell those who asked for it that an event comes near."))
def remind_of_events() -> None:
    remind_of_dates(by=Viewer.system())


@scheduled(every=timedelta(hours=1), words=_("Take events that took place out of the feeds."))
def end_past_events() -> None:
    while end_events(by=Viewer.system()):
        pass
