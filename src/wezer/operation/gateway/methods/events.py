"""What happened in the books, whoever did it, in order: read from where the reader left off."""

import json
from dataclasses import dataclass

from wezer.operation.gateway.books import Books, Result
from wezer.operation.gateway.methods import method
from wezer.operation.gateway.reading import Reader

AT_ONCE = 500


@dataclass(frozen=True)
class After:
    id: int


def _read_after(given: Reader) -> After:
    return After(int(given.amount("after", decimals=0, default="0")))


@method("events", _read_after, reads=True)
def events(books: Books, after: After) -> Result:
    """The next events of these books after the one named; one writer at a time, so ids are in order of commit."""
    Event = books.model("wezer.event")
    found = Event.search(
        [("company", "=", books.company.id), ("id", ">", after.id)], order=[("id", "ASC")], limit=AT_ONCE
    )
    rows = [
        {
            "id": str(event.id),
            "name": event.name,
            "subject": event.subject,
            "key": event.key or "",
            "at": f"{event.at.isoformat()}Z",
            "payload": json.loads(event.payload),
        }
        for event in found
    ]
    return Result(rows=rows, state="read")
