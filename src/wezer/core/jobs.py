"""Work that the worker does: what a person started, and what comes round every night."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from wezer.core.acts.activation import mail_next_links
from wezer.core.acts.answers import pass_places_on
from wezer.core.acts.applications import remind_applicants
from wezer.core.acts.channels import begin_plans
from wezer.core.acts.dormancy import see_to_the_silent
from wezer.core.acts.endings import see_to_ending
from wezer.core.acts.erasing import finish_erasure
from wezer.core.acts.event_dates import remind_of_dates
from wezer.core.acts.event_ends import end_events
from wezer.core.acts.event_waiting import put_unanswered_away
from wezer.core.acts.files import forget_originals, prepare_file
from wezer.core.acts.journey import call_reviews
from wezer.core.acts.leaving import finish_departure
from wezer.core.acts.mailing import mail_digest, mail_notices
from wezer.core.acts.map_points import point_older_items, point_older_members, read_older_hours
from wezer.core.acts.outside_calendars import keep_reading, take_due_calendars
from wezer.core.acts.own_archive import archive_failed, archive_made, keep, path_of
from wezer.core.acts.retention import forget_class, keep_report
from wezer.core.acts.roles import end_terms
from wezer.core.acts.rooms import empty_rooms
from wezer.core.acts.vacancies import remind_of_terms, remind_of_vacancies
from wezer.core.agenda.outside import Reading, call
from wezer.core.blog.acts.states import publish_due_articles
from wezer.core.chat.acts.messages import read_older_messages
from wezer.core.clearing import jobs as _of_clearings  # noqa: F401
from wezer.core.crossing.jobs import see_to_partings
from wezer.core.dormancy import dormant_months
from wezer.core.endings import groups_near_their_end
from wezer.core.erasures import erasures_due
from wezer.core.exclusion import jobs as _of_exclusions  # noqa: F401
from wezer.core.group_duties import jobs as _of_duties  # noqa: F401
from wezer.core.helpdesk.acts.tickets import age_tickets
from wezer.core.lending.acts.loans import close_unseen_loans, remind_of_loans
from wezer.core.library.work import read_version
from wezer.core.mediation import jobs as _of_mediation  # noqa: F401
from wezer.core.models import (
    ArchiveState,
    Channel,
    Departure,
    File,
    LinkMailing,
    MailPlan,
    MailState,
    Member,
    Notice,
    OwnArchive,
    Trouble,
)
from wezer.core.own_archive import gather
from wezer.core.polls import jobs as _of_polls  # noqa: F401
from wezer.core.previews import jobs as _of_previews  # noqa: F401
from wezer.core.push.acts.sending import push_notices
from wezer.core.retention import classes, held
from wezer.core.rooms.acts.health import forget_failures
from wezer.core.search.acts import tell_of_finds
from wezer.core.search.kept import due_searches
from wezer.core.settings_registry import value
from wezer.core.unnamed import let_unnamed_bytes_go
from wezer.core.viewer import Viewer
from wezer.kernel.clock import now
from wezer.kernel.jobs import by_itself, continuous, scheduled

#: Forgetting somebody reads every text there is: no more of them in one night.
ERASED_A_NIGHT = 100
#: Whoever stops in between has let no more of them wait for another hour.
CALENDARS_A_TURN = 5


@task()
def prepare_image(number: int) -> None:
    """Re-encode a received picture."""
    file = File.objects.filter(pk=number).first()
    if file is not None:
        prepare_file(file)


@task()
def mail_links_left(number: int) -> None:
    """Mail the links to their own place that somebody asked for, a few at a time."""
    mailing = LinkMailing.objects.filter(pk=number).first()
    while mailing is not None and mail_next_links(by=Viewer.system(), mailing=mailing):
        pass


@scheduled(
    every=timedelta(minutes=15), words=_("Go on mailing links to those who were brought along, where it stopped.")
)
def go_on_with_links() -> None:
    mailing = LinkMailing.objects.filter(ended_at=None, asked_at__lt=now() - timedelta(minutes=15)).first()
    if mailing is not None:
        mail_links_left.call(mailing.pk)


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
        with by_itself(kind.kind):
            counts[kind.kind] = forget_class(by=system, kind=kind, held=held_back)
    keep_report(by=system, counts=counts)
    remind_applicants(by=system)


@scheduled(
    every=timedelta(days=1), words=_("End the thirty days of rooms in the bin; forget which rooms failed a month ago.")
)
def tidy_rooms() -> None:
    while empty_rooms(by=Viewer.system()):
        pass
    forget_failures(by=Viewer.system())


@scheduled(
    every=timedelta(hours=1),
    words=_("Remove pictures as they were sent, once their sizes are made and no backup needs them."),
)
def forget_prepared_originals() -> None:
    forget_originals()


@scheduled(
    every=timedelta(days=1),
    words=_("Throw away pictures and documents that nothing here has named for a day any more."),
)
def throw_unnamed_bytes_away() -> None:
    let_unnamed_bytes_go()


@scheduled(
    every=timedelta(days=1),
    words=_(
        "Let go those whose days of grace are over, unless something of theirs is still open, and those whose notice in a group is; forget those who asked for it."
    ),
)
def let_go_who_leaves() -> None:
    see_to_partings()
    leaving = Departure.objects.filter(due_at__lte=now(), belonging__group__parent=None)
    leaving = leaving.select_related("belonging__member")
    for departure in list(leaving.order_by("asked_at")):  # all: those who are not settled do not keep the others
        with by_itself(departure.belonging.member):
            finish_departure(by=Viewer.system(), departure=departure)
    forgotten = 0
    for erasure in list(erasures_due()):  # all: those who are not settled do not keep the others
        with by_itself(erasure.member):
            forgotten += finish_erasure(by=Viewer.system(), erasure=erasure)
        if forgotten >= ERASED_A_NIGHT:
            break


@scheduled(
    every=timedelta(days=1),
    words=_("Warn those who have not been here for long, twice; then nothing is mailed to them until they are back."),
)
def see_to_who_is_silent() -> None:
    months = dormant_months()
    last = see_to_the_silent(by=Viewer.system(), months=months) if months else 0
    while last:
        last = see_to_the_silent(by=Viewer.system(), months=months, after=last)


@scheduled(every=timedelta(minutes=10), words=_("Tell those who keep a search what is new in it, once a day."))
def tell_who_searches() -> None:
    for search in due_searches(1000):  # some: what is sent at once and reminded of waits for it
        with by_itself(search.member):
            tell_of_finds(by=Viewer.system(), search=search)


@scheduled(every=timedelta(minutes=5), words=_("Tell those who asked for it that an event comes near."))
def remind_of_events() -> None:
    remind_of_dates(by=Viewer.system())


@scheduled(every=timedelta(minutes=5), words=_("Let places that were kept for a day go on to the next who waits."))
def pass_kept_places_on() -> None:
    while pass_places_on(by=Viewer.system()):
        pass


@scheduled(every=timedelta(hours=1), words=_("Remind of what was borrowed: due, late, brought back and not looked at."))
def remind_who_borrowed() -> None:
    while remind_of_loans(by=Viewer.system()) >= 200:
        pass
    last = close_unseen_loans(by=Viewer.system())
    while last:
        last = close_unseen_loans(by=Viewer.system(), after=last)


@scheduled(every=timedelta(minutes=1), words=_("End terms of roles, and what was lent, when their time is over."))
def end_what_was_for_a_time() -> None:
    end_terms(by=Viewer.system())


@scheduled(every=timedelta(hours=6), words=_("Remind of terms of roles that end soon, and of roles that nobody holds."))
def remind_of_roles() -> None:
    while remind_of_terms(by=Viewer.system()) == 200:
        pass
    remind_of_vacancies(by=Viewer.system())


@continuous(seconds=15, words=_("Read the calendars elsewhere that groups follow."))
def read_calendars_elsewhere() -> bool:
    """Read the calendars elsewhere that groups follow, each every hour. True when others may be due.

    Outside any transaction, and beside the timetable: another machine may take its time.
    """
    zone = str(value("community.timezone"))
    taken = take_due_calendars(by=Viewer.system(), limit=CALENDARS_A_TURN)
    for calendar in taken:
        with by_itself(calendar) as trial:
            keep_reading(by=Viewer.system(), calendar=calendar, reading=call(calendar, zone))
        if trial.failed:
            keep_reading(by=Viewer.system(), calendar=calendar, reading=Reading(Trouble.UNREAD))
    return len(taken) == CALENDARS_A_TURN


@scheduled(
    every=timedelta(hours=1),
    words=_("Take events that took place out of the feeds, and what still waited for an answer to them away."),
)
def end_past_events() -> None:
    while end_events(by=Viewer.system()):
        pass
    put_unanswered_away(by=Viewer.system())


@scheduled(every=timedelta(hours=1), words=_("Put on the map what was written before there was one."))
def complete_the_map() -> None:
    for fill in (point_older_items, point_older_members, read_older_hours):
        place = fill(by=Viewer.system())
        while place:
            place = fill(by=Viewer.system(), after=place)


@continuous(seconds=60, words=_("Let older messages be found."))
def complete_the_search_of_messages() -> bool:
    """Let messages be found that were said before there was a search, or whose words were replaced. True when more wait."""
    return read_older_messages(by=Viewer.system())


@scheduled(
    every=timedelta(minutes=1), words=_("Mail the notices that members want at once, outside their quiet hours.")
)
def mail_what_is_wanted_at_once() -> None:
    waiting = Notice.objects.filter(mail=Channel.NOW, mail_state=MailState.QUEUED).values("member")
    for member in Member.objects.filter(pk__in=waiting).select_related("user").iterator(chunk_size=200):
        with by_itself(member):
            mail_notices(by=Viewer.system(), member=member)


@scheduled(every=timedelta(minutes=15), words=_("Send the summaries that are due, each in its member's own time zone."))
def send_summaries() -> None:
    while begin_plans(by=Viewer.system()) >= 500:
        pass
    due = MailPlan.objects.filter(next_digest_at__lte=now()).select_related("member__user").order_by("next_digest_at")
    for plan in due.iterator(chunk_size=200):
        with by_itself(plan.member):
            mail_digest(by=Viewer.system(), plan=plan)


@continuous(seconds=2, words=_("Push to devices what is due."))
def push_what_is_due() -> bool:
    """True when something left: what must wait has a time at which it is looked at again."""
    due = Notice.objects.filter(push_state=MailState.QUEUED, push_at__lte=now()).values("member")
    left = 0
    for member in Member.objects.filter(pk__in=due).select_related("user")[:200]:
        with by_itself(member):
            left += push_notices(by=Viewer.system(), member=member)
    return bool(left)


@scheduled(every=timedelta(days=1), words=_("Say when the community's first choices are to be looked at again."))
def call_the_journeys_reviews() -> None:
    call_reviews(by=Viewer.system())


@scheduled(every=timedelta(hours=1), words=_("Let requests for help without news expire, and close what was solved."))
def age_requests_for_help() -> None:
    while age_tickets(by=Viewer.system()):
        pass


@scheduled(every=timedelta(minutes=1), words=_("Let articles go out whose moment has come."))
def let_articles_go_out() -> None:
    while publish_due_articles(by=Viewer.system()):
        pass


@scheduled(
    every=timedelta(days=1),
    words=_("Archive projects on their closing date and conversations that fell silent; tell of it a week before."),
)
def end_groups_by_themselves() -> None:
    for group in list(groups_near_their_end()):
        with by_itself(group):
            see_to_ending(by=Viewer.system(), group=group)
