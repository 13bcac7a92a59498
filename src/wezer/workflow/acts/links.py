"""Links, and the switches of arrows."""

from typing import Any

from django.db import models

from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound
from wezer.workflow.arrow import arrow_of
from wezer.workflow.events import ArrowSwitched
from wezer.workflow.models import ArrowSwitch, Link


@act
def link(*, source: models.Model | str, target: models.Model | str, arrow: str = "", fact: Any = None) -> None:
    """Remember that `source` brought forth `target` (things with a uid, or their Refs). Twice is once."""
    row = Link(source=_name(source), target=_name(target), arrow=arrow, fact=getattr(fact, "uid", fact), at=now())
    Link.objects.bulk_create([row], ignore_conflicts=True)


def _name(thing: models.Model | str) -> str:
    return thing if isinstance(thing, str) else ref(thing)


@act
def switch_arrow(*, by: Any, key: str, is_on: bool) -> None:
    """Let an arrow fly in this community, or not. Facts told while it is off are not made up for later."""
    require(by, "workflow.switch_arrows")
    if arrow_of(key) is None:
        raise NotFound()
    ArrowSwitch.objects.update_or_create(arrow=key, defaults={"is_on": is_on, "author": by.member, "changed_at": now()})
    emit(ArrowSwitched(arrow=key, is_on=is_on), audit=True)
