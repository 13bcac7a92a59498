"""What `wezer doctor` and `wezer audit` say about the books."""

from collections.abc import Callable, Iterator

from django.utils import translation

from wezer.kernel.clock import now
from wezer.operation.engine.readiness import newest_event, why_not
from wezer.operation.integrity import Difference, differences_of, examine
from wezer.operation.mirroring import rebuild
from wezer.operation.models import Books, BooksCheck
from wezer.operation.queries.recording import held_recordings, recording_pause, waiting_recordings

GOOD, ODD, BAD = "ok", "note", "PROBLEM"
OLD_HOURS = 48
SHOWN = 10


def look() -> Iterator[tuple[str, str]]:
    """For the doctor: quick, without loading the engine; the last nightly check speaks for the sums."""
    if not Books.objects.exists():
        return
    reason = why_not()
    yield (BAD, f"Recording is paused: {reason}.") if reason else (GOOD, "The books' engine answers.")
    pause = recording_pause()
    if pause is not None and not reason:
        yield ODD, f"Recording is paused: {pause.why}."
    newest = 0 if reason else newest_event()
    for books in Books.objects.select_related("entity").order_by("id"):
        yield from _recordings(books)
        if books.events_read < newest:
            yield (
                ODD,
                f"{books}: pages lag behind the books by {newest - books.events_read} events; the worker catches up.",
            )
        elif books.events_read > newest and not reason:
            yield BAD, f"{books}: pages know of events that the books do not have. Was an older engine restored?"
        yield from _last_check(books)


def _recordings(books: Books) -> Iterator[tuple[str, str]]:
    held, waiting = held_recordings(books).count(), waiting_recordings(books).count()
    if held:
        yield ODD, f"{books}: {held} recordings are held; see the page Recording of the office."
    elif waiting:
        yield GOOD, f"{books}: {waiting} recordings are on their way."
    else:
        yield GOOD, f"{books}: everything is recorded."


def _last_check(books: Books) -> Iterator[tuple[str, str]]:
    last = BooksCheck.objects.filter(books=books).order_by("-at", "-id").first()
    if last is None:
        yield ODD, f"{books}: not checked yet; the worker does it each night, wezer audit now."
        return
    hours = (now() - last.at).total_seconds() / 3600
    found = differences_of(last)
    faults = [each for each in found if each.is_fault]
    with translation.override("en"):
        for each in found[:SHOWN]:
            yield (BAD if each.is_fault else ODD), f"{books}: {each.sentence}"
    if len(found) > SHOWN:
        yield (BAD if faults else ODD), f"{books}: {len(found)} differences in all; wezer audit names them."
    if not found:
        health = ODD if hours > OLD_HOURS else GOOD
        yield health, f"{books}: {last.entries} entries added up {hours:.0f} h ago, and mirror and ledger agreed."


def prove(say: Callable[[str], None], *, repair: bool = False) -> int:
    """For the audit: everything again, now; the number of faults. `repair` fills the mirror again from the engine's events."""
    if reason := why_not():
        if Books.objects.exists():
            say(f"The books cannot be proved: {reason}.")
            return 1
        return 0
    faults = 0
    for books in Books.objects.select_related("entity").order_by("id"):
        if repair:
            rebuild(books)
        found, entries = examine(books)
        faults += sum(each.is_fault for each in found)
        _say_all(books, found, entries, say)
    return faults


def _say_all(books: Books, found: list[Difference], entries: int, say: Callable[[str], None]) -> None:
    with translation.override("en"):
        for each in found:
            say(f"{'WRONG ' if each.is_fault else 'look  '} {books}: {each.sentence}")
    say(f"{books}: {entries} entries; {'the books add up' if not found else f'{len(found)} differences'}.")
