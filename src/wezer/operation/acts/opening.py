"""Opening the books: the wizard's answers are kept, then become the books, their year, and what the worker has to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from wezer.core.acts.files import receive_image
from wezer.core.models import File, Group
from wezer.kernel.acts import act, move, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.ledger.models import Currency
from wezer.operation.acts.recording import record
from wezer.operation.acts.settings import clean_identity, clean_tax, open_year, tell_engine, value_money
from wezer.operation.amounts import digits_of
from wezer.operation.events import BooksOpened, BooksSetUp
from wezer.operation.kinds import pack_kinds
from wezer.operation.models import Books, BooksState, BookYear, MoneyPolicy, OpeningDraft, YearState
from wezer.operation.refusals import BooksAlreadyOpen, PackUnknown, StepMissing
from wezer.operation.rules import Worth
from wezer.workflow.models import Flight

#: The questions that must be answered before books can be opened; bank and community currencies may wait.
NEEDED_STEPS = ("pack", "identity", "year", "tax")


@act
def keep_answer(*, by: Any, entity: Group, step: str, said: dict[str, Any]) -> OpeningDraft:
    """Keep what the wizard was told in one step; nothing of it is in force."""
    _require_unopened(by, entity)
    draft, _is_new = OpeningDraft.objects.select_for_update().get_or_create(entity=entity)
    draft.said = {**draft.said, step: said}
    draft.changed_at = now()
    draft.save(update_fields=["said", "changed_at"])
    return draft


@act
def keep_logo(*, by: Any, entity: Group, upload: Any) -> File:
    """The picture for the head of documents, kept until the books are opened; the one before is let go."""
    _require_unopened(by, entity)
    draft = OpeningDraft.objects.filter(entity=entity).first()
    if draft is not None and (before := draft.said.get("logo", {}).get("file")):
        File.objects.filter(uid=before, owner=entity).delete()
    file = receive_image(by=by, upload=upload)
    File.objects.filter(pk=file.pk).update(owner=entity)
    keep_answer(by=by, entity=entity, step="logo", said={"file": str(file.uid)})
    return file


@act
def open_from_draft(*, by: Any, entity: Group) -> Books:
    """Open the books as the wizard was told."""
    draft = OpeningDraft.objects.filter(entity=entity).first()
    said = draft.said if draft else {}
    missing = next((step for step in NEEDED_STEPS if step not in said), None)
    if missing:
        raise StepMissing(step=missing)
    books = open_books(by=by, entity=entity, asked=Asked.read(said))
    OpeningDraft.objects.filter(entity=entity).delete()
    return books


@dataclass(frozen=True)
class MoneyAsked:
    currency: str
    policy: str
    worth: Worth | None = None


@dataclass(frozen=True)
class Asked:
    """Everything one says when opening books."""

    pack: str
    identity: Mapping[str, Any]
    start: date
    end: date
    prefixes: Mapping[str, str]
    tax: Mapping[str, Any]
    currency: str = ""
    moneys: tuple[MoneyAsked, ...] = ()
    logo: str = ""

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> "Asked":
        """From the wizard's answers, which are JSON."""
        year = said["year"]
        return cls(
            pack=said["pack"]["pack"],
            currency=said["pack"].get("currency", ""),
            identity={**said["identity"], **said.get("bank", {})},
            start=date.fromisoformat(year["start"]),
            end=date.fromisoformat(year["end"]),
            prefixes=year["prefixes"],
            tax=said["tax"],
            logo=said.get("logo", {}).get("file", ""),
            moneys=tuple(_money(code, each) for code, each in said.get("moneys", {}).items()),
        )


def _money(code: str, said: Mapping[str, Any]) -> MoneyAsked:
    worth = Worth(said["units"], said["value"]) if said.get("units") else None
    return MoneyAsked(code, said["policy"], worth)


@act
def open_books(*, by: Any, entity: Group, asked: Asked) -> Books:
    """The books of an organisation, their first year and what each community currency is in them.

    They can be read at once; the worker makes company, chart and series in the engine, in this order.
    """
    _require_unopened(by, entity)
    if asked.pack not in pack_kinds:
        raise PackUnknown()
    pack = pack_kinds[asked.pack]
    currency = asked.currency or pack.currency
    books = Books(entity=entity, pack=pack.kind, currency=currency, digits=digits_of(currency))
    for field, said in {**clean_identity(pack, asked.identity), **clean_tax(pack, asked.tax)}.items():
        setattr(books, field, said)
    books.logo = File.objects.filter(uid=asked.logo, owner=entity).first() if asked.logo else None
    books.save()
    opening = _record_opening(books)
    for money in asked.moneys:
        if money.policy != MoneyPolicy.OFF_BOOKS:
            found = Currency.objects.get(code=money.currency)
            value_money(by=by, books=books, currency=found, policy=money.policy, worth=money.worth, since=asked.start)
    tell_engine(books)
    open_year(by=by, books=books, start=asked.start, end=asked.end, prefixes=dict(asked.prefixes), after=opening)
    emit(BooksSetUp(subject=ref(entity)), audit=True)
    return books


def _require_unopened(by: Any, entity: Group) -> None:
    require(by, "operation.set_up_books")
    if Books.objects.filter(entity=entity).exists():
        raise BooksAlreadyOpen()


def _record_opening(books: Books) -> Flight:
    payload = {"name": books.legal_name, "pack": books.pack, "currency": books.currency}
    return record(books=books, method="open_books", key=f"books:{books.entity.uid}:open", payload=payload)


@act
def year_opened(*, year: BookYear) -> None:
    """The engine has the year: postings may go to its months. The first one opens the books."""
    if not move(year, YearState.OPENING, YearState.OPEN):
        return
    move_all(year.periods.all(), YearState.OPENING, YearState.OPEN)
    if move(year.books, BooksState.OPENING, BooksState.OPEN):
        emit(BooksOpened(subject=ref(year.books.entity)), audit=True)
