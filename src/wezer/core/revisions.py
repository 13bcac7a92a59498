"""What a text said before: its versions, and what one says otherwise than another."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import SequenceMatcher
from typing import Any

from django.db.models import QuerySet

from wezer.core.models import Member, Revision
from wezer.kernel.clock import now
from wezer.kernel.ref import ref

MOST = 100
#: Beyond so many words a changed passage is shown as a whole: comparing words costs their number squared.
MOST_WORDS = 400


@dataclass(slots=True)
class Version:
    """`place` counts from 1; `number` is the Revision's, 0 of what it says now."""

    place: int
    number: int
    title: str
    body: str
    until: datetime | None = None
    by: Member | None = None  # who wrote the next one


@dataclass(slots=True)
class Part:
    sign: str  # "same", "gone" or "new"
    text: str


@dataclass(slots=True)
class Line:
    sign: str  # "same", "gone", "new" or "mixed"
    parts: list[Part] = field(default_factory=list)


def kept_for(viewer: Any, item: Any) -> QuerySet[Revision]:
    """What an item said before to those among whom the viewer is, the newest first; to its author all of it. Of a version
    of which nobody knows any more whom it was for, its author alone reads."""
    rows = Revision.objects.filter(subject=ref(item)).select_related("written_by").order_by("-number")
    if viewer.may_act_for(item.author_id):
        return rows
    return rows.filter(audience__in=viewer.audience_ids)


def versions_of(thing: Any, *, reader: Any = None) -> list[Version]:
    """The newest first, what it says now at the top. `reader`: who only reads it, so nothing that was replaced before it
    was out, and nothing it said to others. One statement."""
    rows = Revision.objects.filter(subject=ref(thing)).select_related("written_by").order_by("-number")
    if reader is not None:
        rows = kept_for(reader, thing).filter(replaced_at__gt=thing.published_at or now())
    kept = list(rows.exclude(body="")[:MOST])
    found = [Version(len(kept) + 1, 0, thing.title, thing.body)]
    for place, row in enumerate(kept):
        found.append(Version(len(kept) - place, row.number, row.title, row.body, row.replaced_at, row.written_by))
    return found


def chosen(versions: Sequence[Version], wanted: str, otherwise: int) -> Version:
    """The version at this place as an address names it; the one at index `otherwise` when it names none."""
    named = {str(each.place): each for each in versions}
    return named.get(wanted) or versions[min(otherwise, len(versions) - 1)]


def compare(old: str, new: str) -> list[Line]:
    """Line by line; within lines that were changed, word by word."""
    before, after = old.splitlines(), new.splitlines()
    lines: list[Line] = []
    for what, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            lines += [Line("same", [Part("same", text)]) for text in before[a:b]]
        elif what == "replace" and (mixed := list(_by_word(before[a:b], after[c:d]))):
            lines.append(Line("mixed", mixed))
        else:
            lines += [Line("gone", [Part("gone", text)]) for text in before[a:b]]
            lines += [Line("new", [Part("new", text)]) for text in after[c:d]]
    return lines


def _by_word(before: Sequence[str], after: Sequence[str]) -> Iterator[Part]:
    """Nothing when the two have too little in common, or are too long, to be read as one."""
    old, new = (re.findall(r"\s*\S+", "\n".join(lines)) for lines in (before, after))
    if len(old) > MOST_WORDS or len(new) > MOST_WORDS:
        return
    found = SequenceMatcher(None, old, new, autojunk=False)
    if found.ratio() < 0.4:
        return
    for what, a, b, c, d in found.get_opcodes():
        if what == "equal":
            yield Part("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Part("gone", "".join(old[a:b]))
        if d > c:
            yield Part("new", "".join(new[c:d]))
