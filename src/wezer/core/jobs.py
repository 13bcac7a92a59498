"""Work that the worker does: what a person started, and what comes round every night."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from wezer.core.acts.applications import remind_applicants
from wezer.core.acts.channels import begin_plans
from wezer.core.acts.erasing import finish_erasure
from wezer.core.acts.event_dates import remind_of_dates
from wezer.core.acts.events import end_events
from wezer.core.acts.files import forget_originals, prepare_file
from wezer.core.acts.journey import call_reviews
from wezer.core.acts.leaving import finish_departure
from wezer.core.acts.mailing import mail_digest, mail_notices
from wezer.core.acts.map_points import point_older_items, point_older_members
from wezer.core.acts.own_archive import archive_failed, archive_made, keep, path_of
from wezer.core.acts.retention import forget_class, keep_report
from wezer.core.acts.roles import end_terms
from wezer.core.acts.rooms import empty_rooms
from wezer.core.crossing import jobs as _of_crossings  # noqa: F401
from wezer.core.helpdesk.acts.tickets import age_tickets
from wezer.core.lending.acts.loans import remind_of_loans
from wezer.core.library.work import read_version
from wezer.core.models import (
    ArchiveState,
    Channel,
    Departure,
    Erasure,
    File,
    MailPlan,
    MailState,
    Member,
    Notice,
    OwnArchive,
)
from wezer.core.own_archive import gather
from wezer.core.retention import classes, held
from wezer.core.rooms.acts.health import forget_failures
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.jobs import scheduled

log = logging.getLogger("wezer.core")


@task()
def prepare_image(number: int) -> None:
    """Re-encode a received picture."""
    file = File.objects.filter(pk=number).first()
    if file is not None:
        prepare_file(file)


@task()
def gather_own_data(number: int) -> None:
    """Gather what somebody asked for of their own data."""
    archive = OwnArchive.objects.select_related("member").filter(pk=number, state=ArchiveState.ASKED).first()
    if archive is None:
        return
    try:
        content = gather(archive.member)
    except Exception:
        archive_failed(by=Viewer.system(), archive=archive)
        raise
    keep(archive, content)
    if not OwnArchive.objects.filter(pk=archive.pk).exists():  # forgotten while it was gathered
        path_of(archive).unlink(missing_ok=True)
        return
    archive_made(by=Viewer.system(), archive=archive, size=len(content))


@task()
def read_document(number: int) -> None:
    """Read the words inside a version of a document, for search."""
    read_version(number)


@scheduled(
    every=timedelta(days=1),
    words=_(
        "Forget what was kept long enough, each class of data by its days; remind applicants who were asked something."
    ),
)
def forget_what_is_over() -> None:
    """Each class in a transaction of its own; what one cannot forget keeps no other from being forgotten."""
    system, held_back, counts = Viewer.system(), held(), {}
    for kind in classes():
        try:
            counts[kind.kind] = forget_class(by=system, kind=kind, held=held_back)
        except Exception:
            log.exception("%s could not be forgotten.", kind.kind)
    keep_report(by=system, counts=counts)
    remind_applicants(by=system)


@scheduled(
    every=timedelta(days=1), words=_("End the thirty days of rooms in the bin; forget which rooms failed a month ago.")
)
def tidy_rooms() -> None:
    while empty_rooms(by=Viewer.system()):
        pass
    forget_failures(by=Viewer.system())


@scheduled(every=timedelta(hours=1))
def forget_prepared_originals() -> None:
    """Remove pictures as they were sent, once their sizes are made and no backup needs them."""
    forget_originals()


@scheduled(
    every=timedelta(days=1),
    words=_(
        "Let go those whose days of grace are over, unless something of theirs is still open; forget those who asked for it."
    ),
)
def let_go_who_leaves() -> None:
    for departure in Departure.objects.filter(due_at__lte=now()).order_by("asked_at")[:500]:
        finish_departure(by=Viewer.system(), departure=departure)
    for erasure in Erasure.objects.filter(done_at=None, due_at__lte=now()).order_by("due_at")[:100]:
        finish_erasure(by=Viewer.system(), erasure=erasure)


@scheduled(every=timedelta(minutes=5), words=_("Tell those who asked for it that an event comes near."))
def remind_of_events() -> None:
    remind_of_dates(by=Viewer.system())


@scheduled(every=timedelta(hours=1), words=_("Remind of what was borrowed: due, late, brought back and not looked at."))
def remind_who_borrowed() -> None:
    while remind_of_loans(by=Viewer.system()) >= 200:
        pass


@scheduled(every=timedelta(minutes=1), words=_("End terms of roles, and what was lent, when their time is over."))
def end_what_was_for_a_time() -> None:
    end_terms(by=Viewer.system())


@scheduled(every=timedelta(hours=1), words=_("Take events that took place out of the feeds."))
def end_past_events() -> None:
    while end_events(by=Viewer.system()):
        pass


@scheduled(every=timedelta(hours=1), words=_("Put on the map what was written before there was one."))
def complete_the_map() -> None:
    for fill in (point_older_items, point_older_members):
        place = fill(by=Viewer.system())
        while place:
            place = fill(by=Viewer.system(), after=place)


@scheduled(
    every=timedelta(minutes=1), words=_("Mail the notices that members want at once, outside their quiet hours.")
)
def mail_what_is_wanted_at_once() -> None:
    waiting = Notice.objects.filter(mail=Channel.NOW, mail_state=MailState.QUEUED).values("member")
    for member in Member.objects.filter(pk__in=waiting).select_related("user").iterator(chunk_size=200):
        with _whoever_it_fails_for(member):
            mail_notices(by=Viewer.system(), member=member)


@scheduled(every=timedelta(minutes=15), words=_("Send the summaries that are due, each in its member's own time zone."))
def send_summaries() -> None:
    while begin_plans(by=Viewer.system()) >= 500:
        pass
    due = MailPlan.objects.filter(next_digest_at__lte=now()).select_related("member__user").order_by("next_digest_at")
    for plan in due.iterator(chunk_size=200):
        with _whoever_it_fails_for(plan.member):
            mail_digest(by=Viewer.system(), plan=plan)


@contextmanager
def _whoever_it_fails_for(member: Member) -> Iterator[None]:
    """One member's mail that cannot be written is logged, and keeps nobody else from theirs."""
    try:
        yield
    except Exception:
        log.exception("The mail of member %s could not be written.", member.uid)


@scheduled(every=timedelta(days=1), words=_("Say when the community's first choices are to be looked at again."))
def call_the_journeys_reviews() -> None:
    call_reviews(by=Viewer.system())


@scheduled(every=timedelta(hours=1), words=_("Let requests for help without news expire, and close what was solved."))
def age_requests_for_help() -> None:
    while age_tickets(by=Viewer.system()):
        pass
