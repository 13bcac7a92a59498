"""Who hears of links between groups."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.notices import notify, settle_notices
from wezer.core.models import GroupLink, Member
from wezer.core.tending import stewards_of
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact

system = Viewer.system()


@receiver("core.group_link_asked")
def ask_the_other_side(fact: Fact) -> None:
    link = _link(fact)
    if link is not None and link.is_waiting:
        _tell(fact, link, stewards_of(link.target), "link_asks", link.target)


@receiver("core.group_link_changed")
def tell_what_became_of_a_link(fact: Fact) -> None:
    link = _link(fact)
    if link is None:
        return
    settle_notices(by=system, kind="link_asks", subject=fact.subject)
    state = fact.payload["state"]
    if state in ("agreed", "refused") and link.asked_by is not None and link.asked_by_id != fact.actor:
        _tell(fact, link, [link.asked_by], f"link_{state}", link.source)
    if link.member is not None and state in ("agreed", "ended"):
        _tell(fact, link, [link.member], f"voice_{state}", link.target)


def _tell(fact: Fact, link: GroupLink, members: Iterable[Member], kind: str, group: Any) -> None:
    detail = {"source": link.source.name, "target": link.target.name, "kind": link.kind}
    notify(by=system, members=members, kind=kind, fact=fact, group=group, subject=fact.subject, detail=detail)


def _link(fact: Fact) -> GroupLink | None:
    return GroupLink.objects.with_sides().filter(uid=fact.subject.rpartition("/")[2]).first()
