"""Writing a batch: every chunk is an act; a chunk done twice writes nothing twice."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.acts.members import add_member
from wezer.core.acts.membership import bring_in
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.steps import step_belonging
from wezer.core.community import community
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Group, Member, SearchDoc
from wezer.core.refusals import NotWaiting, ValueInvalid
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.acts.endings import cancel_announcement
from wezer.exchange.models import Announcement, Category
from wezer.hosting.importing.plan import Listing, Person
from wezer.hosting.models import BatchState, ImportBatch, ImportRow, ImportTurn
from wezer.kernel import clock
from wezer.kernel.acts import act, attempt, move
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Conflict

#: Outside, until the balances are right: not in lists, not found, reads nothing.
UNSEEN = BelongingState.WITHDRAWN


#: How long a turn lasts without a sign of life; a chunk takes seconds.
TURN = timedelta(minutes=2)


class ImportUnderway(Conflict):
    code = "import_underway"
    message = _("Another import is being read or written. Wait until it is over.")


@act
def take_turn(*, by: Any, holder: str) -> None:
    """From now on this import is the one that writes. Refused while another is at it."""
    require(by, "core.admit_members", None)
    turn = the_turn()
    if turn.holder not in ("", holder) and turn.until > clock.now():
        raise ImportUnderway()
    ImportTurn.objects.filter(pk=turn.pk).update(holder=holder, until=clock.now() + TURN)


@act
def give_turn_back(*, by: Any, holder: str) -> None:
    ImportTurn.objects.filter(pk=1, holder=holder).update(holder="")


def the_turn() -> ImportTurn:
    """The one row, locked until the act ends. For acts only."""
    ImportTurn.objects.get_or_create(pk=1)
    return ImportTurn.objects.select_for_update().get(pk=1)


@act
def begin_batch(*, by: Any, source: str, digest: str) -> ImportBatch:
    """The batch of these files: the one they began, or a new one."""
    require(by, "core.admit_members", None)
    begun = ImportBatch.objects.filter(digest=digest).exclude(state=BatchState.UNDONE).order_by("-pk").first()
    if begun is not None:
        return begun
    number = ImportBatch.objects.count() + 1
    return ImportBatch.objects.create(
        code=f"import-{number}-{digest[:8]}", source=source, digest=digest, created_at=clock.now()
    )


@act
def set_batch_state(*, by: Any, batch: ImportBatch, to: str) -> None:
    require(by, "core.admit_members", None)
    if batch.state != to:
        ended = clock.now() if to in (BatchState.DONE, BatchState.UNDONE) else None
        move(batch, batch.state, to, ended_at=ended)


@act
def write_people(*, by: Any, batch: ImportBatch, people: Sequence[Person]) -> None:
    """Members without login, out of sight for now. Their address waits in their own profile, shown to nobody."""
    done = _done(batch, "person", [person.key for person in people])
    for person in people:
        if person.key in done:
            continue
        with clock.at(person.joined or clock.now()):
            member = add_member(
                by=by,
                name=person.name,
                state=UNSEEN,
                crossing="import",
                language=person.language[:12],
                number=person.key[:40],
            )
            _lines(by, member, person)
        ImportRow.objects.create(batch=batch, kind="person", key=person.key, ref=ref(member), no_mail=not person.email)


def _lines(by: Any, member: Member, person: Person) -> None:
    for key, value in (("email", person.email), ("phone", person.phone), ("address", person.address)):
        if value:
            try:
                with attempt():
                    set_profile_field(by=by, member=member, key=key, value=value, audience="nobody")
            except ValueInvalid:
                continue  # a telephone number that is none: the person can still come


@act
def write_known(*, by: Any, batch: ImportBatch, known: dict[str, Member]) -> None:
    """Remember whom the source means where they are members here already."""
    done = _done(batch, "person", list(known))
    ImportRow.objects.bulk_create(
        ImportRow(batch=batch, kind="person", key=key, ref=ref(member), is_new=False)
        for key, member in known.items()
        if key not in done
    )


@act
def let_in(*, by: Any, members: Sequence[Member], groups: dict[int, list[Group]]) -> None:
    """The balances are right: these people are members from now on, and belong to their groups."""
    root = community()
    for member in members:
        bring_in(by=by, group=root, member=member, crossing="import")
        for group in groups.get(member.pk, ()):
            bring_in(by=by, group=group, member=member, crossing="import")


@act
def write_listings(*, by: Any, batch: ImportBatch, listings: Sequence[Listing], authors: dict[str, Member]) -> None:
    """Announcements in their authors' name, at their own date; the worker ends those that are over."""
    done = _done(batch, "listing", [each.key for each in listings])
    categories = {category.name.casefold(): category for category in Category.objects.filter(is_open=True)}
    for each in listings:
        if each.key in done:
            continue
        author = Viewer.of(authors[each.author])
        made_at = each.made_at or min(clock.now(), (each.ends_at or clock.now()) - timedelta(days=1))
        ends = each.ends_at if each.ends_at and each.ends_at > made_at else None
        with clock.at(made_at):
            made = announce(
                by=author, sense=each.sense, title=each.title, description=each.words[:10_000], price_mode="negotiable",
                category=categories.get(each.category.casefold()), expires_at=ends, infinite=True,
            )  # fmt: skip
            publish_announcement(by=author, announcement=made)
        ImportRow.objects.create(batch=batch, kind="listing", key=each.key, ref=ref(made))


@act
def withdraw_listings(*, by: Any, announcements: Sequence[Announcement]) -> None:
    for announcement in announcements:
        if announcement.state in ("draft", "review", "published", "paused"):
            cancel_announcement(by=by, announcement=announcement)


@act
def take_out(*, by: Any, members: Sequence[Member]) -> None:
    """The import is undone: these people are outside again, in the community and in every group."""
    require(by, "core.admit_members", None)
    inside = Belonging.objects.filter(member__in=members, state__in=ACTIVE_STATES).select_related("group", "member")
    for belonging in inside.order_by("pk"):
        step_belonging(belonging, ACTIVE_STATES, UNSEEN, NotWaiting(), told_as="import")
    SearchDoc.objects.filter(party_id__in=[member.pk for member in members]).update(is_listed=False)
    Member.objects.filter(pk__in=[member.pk for member in members]).update(number="")  # the number is free again


def _done(batch: ImportBatch, kind: str, keys: Sequence[str]) -> set[str]:
    return set(ImportRow.objects.filter(batch=batch, kind=kind, key__in=keys).values_list("key", flat=True))
