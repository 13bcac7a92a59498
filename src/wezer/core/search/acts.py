"""Keeping a search, and telling what is new in it (core.md S-5)."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError

from wezer.core.acts.notices import notify
from wezer.core.kinds import item_kinds
from wezer.core.models import KeptSearch
from wezer.core.models.search import LONGEST_KEPT
from wezer.core.search.find import matches
from wezer.core.search.kept import MOST, new_finds
from wezer.core.search.normalise import parse_query
from wezer.core.search.refusals import KindUnknown, NothingAsked, TooManyKept
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.refusals import NotAllowed
from wezer.kernel.turns import copy_names

#: What is published is dated before its commit: what is younger than this is told the next time.
COMMITTED = timedelta(minutes=2)


@act
def keep_search(*, by: Any, q: str, kind: str = "") -> KeptSearch:
    """Keep these words, for one kind of item or for all; what is published from now on is told. Twice is once."""
    if by.member is None:
        raise NotAllowed()
    words = " ".join(q.replace("\x00", " ").split())
    if len(words) > LONGEST_KEPT or matches(by, parse_query(words)) is None:
        raise NothingAsked(most=LONGEST_KEPT)
    if kind and kind not in item_kinds:
        raise KindUnknown()
    mine = KeptSearch.objects.filter(member=by.member)
    if known := mine.filter(q=words, kind=kind).first():
        return known
    if mine.count() >= MOST:
        raise TooManyKept(most=MOST)
    try:
        with attempt():
            return KeptSearch.objects.create(member=by.member, q=words, kind=kind, told_until=now())
    except IntegrityError:  # the same at the same moment
        return mine.get(q=words, kind=kind)


@act
def change_kept_search(*, by: Any, search: KeptSearch, alerts: bool) -> None:
    """Be told of what is new in it, from now on, or not."""
    _require_own(by, search)
    KeptSearch.objects.filter(pk=search.pk).exclude(alerts=alerts).update(alerts=alerts, told_until=now())


@act
def forget_kept_search(*, by: Any, search: KeptSearch) -> None:
    _require_own(by, search)
    KeptSearch.objects.filter(pk=search.pk).delete()


def _require_own(by: Any, search: KeptSearch) -> None:
    if by.member is None or by.member.pk != search.member_id:
        raise NotAllowed()


@act
def tell_of_finds(*, by: Any, search: KeptSearch) -> None:
    """What was published since the last time, matches, and may be seen by who keeps the search, is told to them: each by
    itself, so that whatever they may not see any more when the summary leaves is not in it."""
    until = now() - COMMITTED
    copy_names()
    if KeptSearch.objects.filter(pk=search.pk, told_until=search.told_until, alerts=True).update(told_until=until):
        search.refresh_from_db(fields=["q"])  # somebody whom it named may have been forgotten since it was read
        for item in new_finds(search, until):
            notify(
                by=by, members=[search.member], kind="search_found", item=item, group=item.group, actor=item.author,
                detail={"q": search.q, "search": str(search.uid)},
            )  # fmt: skip
