"""Deciding what is visible to whom; agreeing that one's past is opened."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.models import Group, PastOpened, TransparencyVersion
from wezer.core.transparency.events import TransparencyChanged
from wezer.core.transparency.kinds import AUDIENCES, LONGEST_DELAY, offered, transparency_classes, width
from wezer.core.transparency.reading import chain_of
from wezer.core.transparency.refusals import DecisionMissing, TransparencyInvalid
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotAllowed, NotFound


@act
def set_transparency(*, by: Any, group: Group, rules: Mapping[str, Any], word: str) -> TransparencyVersion:
    """What the group decided, from now on: a class of data that is left out follows the groups around it. What arose before
    keeps what held then."""
    require(by, "core.change_transparency", group)
    if not word.strip():
        raise DecisionMissing()
    kept = {kind: _clean(kind, rule) for kind, rule in sorted(rules.items())}
    Group.objects.select_for_update(of=("self",)).get(pk=group.pk)  # two at once: one after the other
    last = TransparencyVersion.objects.filter(group=group).order_by("-number").first()
    if last is not None and last.rules == kept:
        return last
    before = _present(group)
    version = TransparencyVersion.objects.create(
        group=group,
        number=last.number + 1 if last else 1,
        rules=kept,
        word=word.strip()[:2000],
        author=by.member,
        at=now(),
    )
    after = _present(group)
    opened = sorted(kind for kind, audience in after.items() if width(audience) > width(before[kind]))
    emit(TransparencyChanged(subject=ref(group), version=version.number, opened=opened), group=group, audit=True)
    return version


def _present(group: Group) -> dict[str, str]:
    chain = chain_of(group)
    return {kind.kind: chain.history(kind)[-1].rule.audience for kind in transparency_classes}


def _clean(kind: str, rule: Mapping[str, Any]) -> dict[str, Any]:
    known = transparency_classes.get(kind)
    if known is None:
        raise TransparencyInvalid(name=kind[:40], why=_("there is no such class of data"))
    audience, days = rule.get("audience"), rule.get("delay_days", 0)
    if audience not in AUDIENCES or audience not in offered(known):
        raise TransparencyInvalid(name=known.name, why=_("choose one of those offered"), field=f"{kind}_audience")
    if type(days) is not int or not 0 <= days <= LONGEST_DELAY:
        raise TransparencyInvalid(name=known.name, why=_("between 0 and 3650 days"), field=f"{kind}_days")
    return {"audience": audience, "delay_days": days}


@act
def open_past(*, by: Any, group: Group, kind: str, opens: bool) -> None:
    """What the group shows now is shown of one's past as well, or no longer."""
    if by.member is None or not by.is_inside:
        raise NotAllowed()
    known = transparency_classes.get(kind)
    if known is None or not known.of_people:
        raise NotFound()
    if opens:
        PastOpened.objects.get_or_create(member=by.member, group=group, kind=kind)
    else:
        PastOpened.objects.filter(member=by.member, group=group, kind=kind).delete()
