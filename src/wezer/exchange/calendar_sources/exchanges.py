"""What one agreed on in the market, in one's own agenda: when it takes place, and until when words are awaited."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext, gettext_lazy

from wezer.core.agenda.happenings import Entry, Named
from wezer.core.community import community
from wezer.core.kinds import CalendarSource, calendar_sources
from wezer.core.viewer import InPlaces
from wezer.exchange.models import Reply, ReplyEvaluation, ReplyState
from wezer.exchange.queries.replies import replies_between
from wezer.kernel.compiled import Compiled

#: So many in one answer.
MOST = 200


@calendar_sources.add
class ExchangesSource(CalendarSource):
    """Exchanges of the viewer and of the groups they act for: the hour that was agreed on, and the last one for their words."""

    kind = "exchanges"
    name = gettext_lazy("What I agreed on")

    def own(self, viewer: Any, start: datetime, end: datetime) -> list[Entry]:
        if viewer.member is None:
            return []
        return [_entry(reply, viewer) for reply in _between(viewer.own_party_ids, start, end)]


def _replies(own: Any, start: datetime, end: datetime) -> QuerySet[Reply]:
    owed = ReplyEvaluation.objects.filter(reply=OuterRef("pk"), given_at=None, evaluator__in=own)
    agreed = Q(state=ReplyState.ACCEPTED, terms__starts_at__gte=start, terms__starts_at__lt=end)
    awaited = Q(
        Exists(owed), state=ReplyState.EVALUATING, evaluate_by__gte=start, evaluate_by__lt=end, disputed_at=None
    )
    found = replies_between(InPlaces(None, (), own)).filter(agreed | awaited).prefetch_related(None)
    return found.order_by("-pk")[:MOST]  # of too many, the oldest are left out


_between = Compiled(_replies)


def _entry(reply: Reply, viewer: Any) -> Entry:
    is_agreed = reply.state == ReplyState.ACCEPTED
    at = reply.terms.starts_at if is_agreed and reply.terms else reply.evaluate_by
    assert at is not None  # what was asked for
    here = timezone.localtime(at)
    other = reply.payee if reply.payer_id in viewer.own_party_ids else reply.payer
    words = gettext("{hour}, with {name}") if is_agreed else gettext("Until {hour}: your words about {name}")
    place = reply.terms.place if is_agreed and reply.terms else ""
    return Entry(
        Named(reply.uid, reply.announcement.title, community(), place), here.date(),
        words.format(hour=time_format(here.time(), "TIME_FORMAT"), name=other.name),
        reverse("market:reply", args=[reply.uid]), at, here.time(),
    )  # fmt: skip
