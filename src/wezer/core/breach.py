"""When data got into wrong hands (core.md V-9): who is affected, how much time is left, what was done here lately."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.models import ACTIVE_STATES, Belonging, Member
from wezer.kernel.models import Fact

#: The authority is told within so long after one knows (GDPR article 33).
CLOCK = timedelta(hours=72)
WHOM = {
    "all": gettext_lazy("Everybody of whom anything is kept"),
    "inside": gettext_lazy("Members now"),
    "logins": gettext_lazy("Those with a login"),
}


def affected(whom: str) -> QuerySet[Member]:
    """Who is to be told, by name."""
    people = Member.objects.filter(erased_at=None).select_related("user")
    if whom == "inside":
        inside = Belonging.objects.filter(group__parent=None, state__in=ACTIVE_STATES)
        people = people.filter(pk__in=inside.values("member"))
    if whom == "logins":
        people = people.filter(~Q(user=None))
    return people.order_by("name", "pk")


def affected_csv(whom: str) -> bytes:
    """Names and addresses, to write to them; formulas are disarmed."""
    head = [_("Name"), _("E-mail"), _("Language")]
    people = affected(whom).iterator(chunk_size=500)
    return _csv(head, ([one.name, one.user.email if one.user else "", one.language] for one in people))


def log_csv(since: datetime) -> bytes:
    """What was done that touches rights, logins and data, from a moment on: the audited facts, in their order."""
    return _csv([_("When"), _("What"), _("On what"), _("By whom")], _log(since))


def _log(since: datetime) -> Iterator[list[str]]:
    facts = Fact.objects.filter(audit=True, at__gte=since).order_by("id")
    names = dict(Member.objects.filter(pk__in=facts.values("actor")).values_list("pk", "name"))
    for fact in facts.iterator(chunk_size=500):
        yield [fact.at.isoformat(timespec="seconds"), fact.name, fact.subject, names.get(fact.actor or 0, "")]


def _csv(head: list[str], rows: Iterable[list[Any]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(head)
    for row in rows:
        writer.writerow([f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t") else cell for cell in map(str, row)])
    return ("\ufeff" + text.getvalue()).encode()
