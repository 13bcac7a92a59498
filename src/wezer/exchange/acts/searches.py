"""Searches that members keep, and the address of their own feed."""

from typing import Any

from wezer.core.rules import clean_name
from wezer.exchange.events import SearchSaved
from wezer.exchange.models import FeedToken, SavedSearch
from wezer.exchange.models.search import new_token
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, TooMany

MOST = 30
KEPT = ("q", "sense", "category", "currency", "least", "most", "group", "near", "km", "photo", "tag")


@act
def save_search(*, by: Any, name: str, wanted: dict[str, str], alerts: bool = True) -> SavedSearch:
    """Keep the filters of the market's address under a name; with alerts, new announcements that match are told."""
    if by.member is None:
        raise NotAllowed()
    if SavedSearch.objects.filter(member=by.member).count() >= MOST:
        raise TooMany()
    kept = {key: str(value)[:200] for key, value in wanted.items() if key in KEPT and value}
    made = SavedSearch.objects.create(member=by.member, name=clean_name(name, most=80), wanted=kept, alerts=alerts)
    emit(SearchSaved(subject=ref(made)))
    return made


@act
def change_search(*, by: Any, search: SavedSearch, alerts: bool) -> SavedSearch:
    _require_own(by, search.member_id)
    search.alerts = alerts
    search.save(update_fields=["alerts"])
    return search


@act
def forget_search(*, by: Any, search: SavedSearch) -> None:
    _require_own(by, search.member_id)
    search.delete()


@act
def renew_feed_token(*, by: Any) -> FeedToken:
    """A new secret address; the former one opens nothing any more."""
    if by.member is None:
        raise NotAllowed()
    made, _is_new = FeedToken.objects.update_or_create(member=by.member, defaults={"token": new_token()})
    return made


def _require_own(by: Any, member_id: int) -> None:
    if by.member is None or by.member.pk != member_id:
        raise NotAllowed()
