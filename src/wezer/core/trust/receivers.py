"""Who hears of trust, and when roles by trust are looked at again."""

from wezer.core.acts.notices import notify
from wezer.core.crossing.receivers import look_at_rules_of
from wezer.core.models import Group, Member, Role, TrustMark
from wezer.core.trust import permissions  # noqa: F401  (known with the rest of core)
from wezer.core.trust.acts import settle_trust
from wezer.core.viewer import Viewer
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import resolve

system = Viewer.system()


@receiver("core.trust_given")
def tell_who_is_trusted(fact: Fact) -> None:
    mark = TrustMark.objects.select_related("group", "role", "member", "by").filter(uid=fact.payload["mark"]).first()
    if mark is None:
        return
    detail = {"role": mark.role.name} if mark.role else {}
    notify(by=system, members=[mark.member], kind="trusted", fact=fact, group=mark.group, actor=mark.by, detail=detail)
    look_at_rules_of(mark.member)


@receiver("core.role_by_trust")
def tell_of_a_role_by_trust(fact: Fact) -> None:
    role, member = resolve(fact.subject), resolve(fact.payload["member"])
    if isinstance(role, Role) and isinstance(member, Member):
        detail = {"role": role.name, "holds": fact.payload["holds"]}
        notify(by=system, members=[member], kind="role_by_trust", fact=fact, group=role.group, detail=detail)


@receiver("core.belonging_changed")
def count_trust_again(fact: Fact) -> None:
    """The group is larger or smaller, somebody's trust counts no longer."""
    group = resolve(fact.subject)
    if isinstance(group, Group):
        settle_trust(by=system, group=group)


@receiver("core.role_ended")
def a_seat_may_be_free(fact: Fact) -> None:
    role = resolve(fact.subject)
    if isinstance(role, Role) and role.trust_percent is not None:
        settle_trust(by=system, group=role.group)


@receiver("core.age_told_changed")
def look_at_rules_of_age(fact: Fact) -> None:
    member = resolve(fact.subject)
    if isinstance(member, Member):
        look_at_rules_of(member)
