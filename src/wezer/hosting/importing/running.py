"""An import from its files to its end: read, examine, write in chunks, compare balances, release; and undoing it."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any, TypeVar
from uuid import uuid4

from django.utils.translation import gettext as _

from wezer.core.community import community
from wezer.core.models import Item, Member
from wezer.core.viewer import Viewer
from wezer.exchange.models import Announcement, Reply
from wezer.hosting.importing import acts
from wezer.hosting.importing.plan import COMMUNITY, SUSPENSE, Payment, Wanted
from wezer.hosting.importing.planning import Checked, Difference, currencies_here, examine
from wezer.hosting.importing.sheets import Problem, Sheet, read_sheet
from wezer.hosting.importing.sources import SOURCES
from wezer.hosting.models import BatchState, ImportBatch, ImportRow
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.kernel.ref import Ref
from wezer.kernel.refusals import Conflict
from wezer.ledger.acts.importing import Past, post_history, undo_history
from wezer.ledger.currencies import currency
from wezer.ledger.models import SUSPENSE as SUSPENSE_ACCOUNT
from wezer.ledger.models import WALLET, Transaction

#: Things of one transaction. People and announcements are written slower than payments.
PAYMENTS, THINGS = 500, 100
T = TypeVar("T")


class ImportRefused(Conflict):
    """The import cannot go on as it is; the message says why."""

    code = "import_refused"
    message: Any = "{why}"


@dataclass(frozen=True)
class Files:
    """What was given: the sheets by role, and a digest by which the same files are known again."""

    sheets: dict[str, Sheet]
    digest: str


def open_files(source: str, contents: Sequence[tuple[str, str, bytes]]) -> Files:
    """(role or "", file name, bytes) of each; the role is told by a word in the file's name when it is not given."""
    preset = SOURCES[source]
    sheets: dict[str, Sheet] = {}
    digest = hashlib.sha256(source.encode())
    for role, name, content in contents:
        found = role or _role(preset.roles, name, alone=len(contents) == 1)
        if found not in preset.roles:
            wanted = ", ".join(preset.roles)
            raise ImportRefused(
                why=_("Which of {roles} is {name}? Write it as members={name}.").format(roles=wanted, name=name)
            )
        sheets[found] = read_sheet(name, content)
        digest.update(b"\0" + found.encode() + b"\0" + content)
    return Files(sheets, digest.hexdigest())


def _role(roles: Sequence[str], name: str, *, alone: bool) -> str:
    lowered = name.casefold()
    found = [role for role in roles if role.rstrip("s") in lowered]
    if "report" in found:  # members_report.csv is a report
        return "report"
    if not found and alone:
        return roles[0]
    return found[0] if len(found) == 1 else ""


def look(source: str, files: Files, wanted: Wanted) -> Checked:
    """The dry run: everything that would be written, everything that is wrong. Writes nothing."""
    begun = ImportBatch.objects.filter(digest=files.digest).exclude(state=BatchState.UNDONE).order_by("-pk").first()
    plan = SOURCES[source].read(files.sheets, currencies_here(), wanted)
    return examine(plan, own=frozenset(_made(begun)) if begun else frozenset())


def _made(batch: ImportBatch) -> list[int]:
    uids = [Ref(row).uid for row in batch.rows.filter(kind="person", is_new=True).values_list("ref", flat=True)]
    return list(Member.objects.filter(uid__in=uids).values_list("pk", flat=True))


def report(checked: Checked) -> Iterator[str]:
    """The report, line by line, in the reader's language."""
    problems: list[Problem] = sorted(checked.plan.problems, key=lambda each: (each.file, each.line))
    yield from map(str, problems)
    yield _("{people} people ({paper} without e-mail), {listings} announcements, {payments} payments; {left} lines left out.").format(
        people=len(checked.people), paper=checked.paper, listings=len(checked.listings), payments=len(checked.payments),
        left=len({(each.file, each.line) for each in checked.plan.errors}),
    )  # fmt: skip
    yield from map(difference_sentence, checked.differences)


def difference_sentence(one: Difference) -> str:
    of = currency(one.code)
    if not one.key:
        return _("Opening balances in {currency} do not add up: {units} are left over.").format(
            currency=one.code, units=of.text(-one.computed)
        )
    return _("Balance of {key}: {computed} {currency} by its payments, {expected} by the source.").format(
        key=one.key, computed=of.text(one.computed), expected=of.text(one.expected), currency=one.code
    )


def commit(
    source: str, files: Files, wanted: Wanted, *, accept_differences: bool = False
) -> tuple[ImportBatch, Checked]:
    """Write it all, or go on where it stopped. The batch is `done`, or `waiting` while balances differ. Only one import
    writes at a time."""
    with _turn() as hold:
        return _commit(source, files, wanted, accept_differences, hold)


@contextmanager
def _turn() -> Iterator[Callable[[], None]]:
    """One's turn to write. What is yielded is called before each chunk: it keeps the turn, or refuses when it is lost."""
    holder, by = str(uuid4()), Viewer.system()
    acts.take_turn(by=by, holder=holder)
    try:
        yield lambda: acts.take_turn(by=by, holder=holder)
    finally:
        acts.give_turn_back(by=by, holder=holder)


def _commit(
    source: str, files: Files, wanted: Wanted, accept_differences: bool, hold: Callable[[], None]
) -> tuple[ImportBatch, Checked]:
    by = Viewer.system()
    checked = look(source, files, wanted)
    batch = begin(source, files)
    if batch.state in (BatchState.DONE, BatchState.UNDOING):
        return batch, checked
    for people in _chunks(checked.people, THINGS):
        hold()
        acts.write_people(by=by, batch=batch, people=people)
    acts.write_known(by=by, batch=batch, known=checked.known)
    who = _who(batch)
    for payments in _chunks(checked.payments, PAYMENTS):
        hold()
        post_history(by=by, batch=batch.code, rows=[_past(each, who) for each in payments])
    if checked.differences and not accept_differences:
        acts.set_batch_state(by=by, batch=batch, to=BatchState.WAITING)
        return batch, checked
    hold()
    _settle_differences(by, batch, checked, who)
    hold()
    _release(by, batch, checked, who)
    acts.set_batch_state(by=by, batch=batch, to=BatchState.DONE)
    return batch, checked


def begin(source: str, files: Files) -> ImportBatch:
    """The batch of these files: the one they began, or a new one."""
    return acts.begin_batch(by=Viewer.system(), source=source, digest=files.digest)


def _who(batch: ImportBatch) -> dict[str, Any]:
    """Every key's party, whatever chunk made it."""
    refs = dict(batch.rows.filter(kind="person").values_list("key", "ref"))
    members = {
        str(member.uid): member for member in Member.objects.filter(uid__in=[Ref(each).uid for each in refs.values()])
    }
    found: dict[str, Any] = {key: members[str(Ref(each).uid)] for key, each in refs.items()}
    return {**found, COMMUNITY: community(), SUSPENSE: community()}


def _past(each: Payment, who: dict[str, Any]) -> Past:
    return Past(
        key=each.key, at=each.at, payer=who[each.source], payee=who[each.target], money=Money(each.units, each.code), memo=each.memo,
        payer_purpose=_purpose(each.source), payee_purpose=_purpose(each.target), external_ref=each.key,
    )  # fmt: skip


def _purpose(key: str) -> str:
    return SUSPENSE_ACCOUNT if key == SUSPENSE else WALLET


def _settle_differences(by: Any, batch: ImportBatch, checked: Checked, who: dict[str, Any]) -> None:
    """What was accepted: each wallet gets the balance its source said; the other side is the suspense account."""
    rows = []
    for one in checked.differences:
        if not one.key or one.key not in who:
            continue  # what opening balances leave over lies in suspense already
        more = one.expected - one.computed
        source, target = (SUSPENSE, one.key) if more > 0 else (one.key, SUSPENSE)
        memo = _("Difference of the import, accepted")
        rows.append(
            Past(
                key=f"difference:{one.key}:{one.code}",
                at=clock.now(),
                payer=who[source],
                payee=who[target],
                money=Money(abs(more), one.code),
                memo=memo,
                payer_purpose=_purpose(source),
                payee_purpose=_purpose(target),
            )
        )
    for some in _chunks(rows, PAYMENTS):
        post_history(by=by, batch=batch.code, rows=some)


def _release(by: Any, batch: ImportBatch, checked: Checked, who: dict[str, Any]) -> None:
    """People come into sight, and their announcements with them."""
    groups = {
        who[person.key].pk: [checked.groups[name] for name in person.groups if name in checked.groups]
        for person in checked.people
    }
    for some in _chunks([who[person.key] for person in checked.people], THINGS):
        acts.let_in(by=by, members=some, groups=groups)
    for listings in _chunks(checked.listings, THINGS):
        acts.write_listings(by=by, batch=batch, listings=listings, authors=who)


def undo(code: str) -> ImportBatch:
    """Reverse the payments, withdraw the announcements, take the people out; refused once something depends on them."""
    with _turn() as hold:
        return _undo(code, hold)


def _undo(code: str, hold: Callable[[], None]) -> ImportBatch:
    by = Viewer.system()
    batch = ImportBatch.objects.filter(code=code).first()
    if batch is None or batch.state == BatchState.UNDONE:
        raise ImportRefused(why=_("There is no import {code} to undo.").format(code=code))
    members = list(Member.objects.filter(pk__in=_made(batch)).select_related("user"))
    if batch.state != BatchState.UNDOING and (why := _dependent(batch, members)):
        raise ImportRefused(why=why)
    acts.set_batch_state(by=by, batch=batch, to=BatchState.UNDOING)
    while undo_history(by=by, batch=batch.code):
        hold()
    for some in _chunks(_listings_of(batch), THINGS):
        acts.withdraw_listings(by=by, announcements=some)
    for members_of_chunk in _chunks(members, THINGS):
        acts.take_out(by=by, members=members_of_chunk)
    acts.set_batch_state(by=by, batch=batch, to=BatchState.UNDONE)
    return batch


def _listings_of(batch: ImportBatch) -> list[Announcement]:
    uids = [Ref(row).uid for row in batch.rows.filter(kind="listing").values_list("ref", flat=True)]
    return list(Announcement.objects.filter(uid__in=uids))


def _dependent(batch: ImportBatch, members: Sequence[Member]) -> str:
    """What was done since with what the batch made; empty when nothing was."""
    numbers = [member.pk for member in members]
    if signed := [member.name for member in members if member.user_id is not None]:
        return _("{name} signs in here by now.").format(name=signed[0])
    paid = Transaction.objects.exclude(batch=batch.code)
    later = paid.filter(payer__in=numbers).first() or paid.filter(payee__in=numbers).first()
    if later is not None:
        return _("{payer} paid {payee} since; reverse that first.").format(
            payer=later.payer.name, payee=later.payee.name
        )
    listings = [each.pk for each in _listings_of(batch)]
    if Reply.objects.filter(announcement__in=listings).exists() or (
        Item.objects.filter(author__in=numbers).exclude(pk__in=listings).exists()
    ):
        return _("Somebody of this import wrote or answered here since.")
    return ""


def _chunks(things: Sequence[T], most: int) -> Iterator[list[T]]:
    rest = iter(things)
    while some := list(islice(rest, most)):
        yield some


def batches() -> list[ImportBatch]:
    return list(ImportBatch.objects.order_by("-pk"))


def paper_members(batch: ImportBatch) -> list[str]:
    """Who of a batch came without an address."""
    return list(ImportRow.objects.filter(batch=batch, kind="person", no_mail=True).values_list("key", flat=True))
