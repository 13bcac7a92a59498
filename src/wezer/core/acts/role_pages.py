"""The page of a role: a group of kind “role” inside the one that has it, made of those who hold it (SETTLED row 42)."""

from contextlib import suppress
from typing import Any

from wezer.core.acts.groups import create_group
from wezer.core.acts.narrowing import narrow_items
from wezer.core.acts.roles import STANDARD
from wezer.core.acts.steps import become, step_belonging
from wezer.core.events_structure import RolePageOpened
from wezer.core.exclusion.refusals import ExcludedHere
from wezer.core.halls import role_name
from wezer.core.models import ACTIVE_STATES, Belonging, BelongingState, Group, GroupState, Member, Role, RoleHolding
from wezer.core.models.group import LIVING
from wezer.core.refusals import NotWaiting
from wezer.core.search.groups import index_group
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act, attempt
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def open_role_page(*, by: Any, role: Role) -> Group:
    """On wish of those who tend the group: a place for what the role does, with those who hold it inside. Once: a page that is
    there is given back."""
    require(by, "core.tend_group", role.group)
    role = Role.objects.select_for_update(of=("self",)).select_related("group", "page").get(pk=role.pk)
    if role.page is not None and role.page.state != GroupState.DISSOLVED:
        return role.page
    group = role.group
    page = create_group(
        by=Viewer.system(), parent=group, type="role", name=role_name(role), purpose=role.purpose, sight=group.sight
    )
    role.page = page
    role.save(update_fields=["page"])
    emit(RolePageOpened(subject=ref(role), page=ref(page)), group=group)
    keep_role_page(by=Viewer.system(), role=role)
    return page


@act
def keep_role_page(*, by: Any, role: Role) -> None:
    """The page follows its role: name and purpose, and whoever holds it is in, whoever does not is out. It is seen as the
    group is whose role it is."""
    page = role.page
    if page is None or page.state not in LIVING:
        return
    name = page.name if role.key in STANDARD else role.name  # a standard role is said in each reader's language
    kept = (name, role.purpose, role.group.sight)
    if kept != (page.name, page.purpose, page.sight):
        page.name, page.purpose, page.sight = kept
        page.version += 1
        page.save(update_fields=["name", "purpose", "sight", "version"])
        narrow_items(page)
        index_group(page)
    holders = set(RoleHolding.objects.filter(role=role, until=None).values_list("member_id", flat=True))
    inside = Belonging.objects.filter(group=page, state__in=ACTIVE_STATES).select_related("group", "member")
    for belonging in inside:
        if belonging.member_id not in holders:
            with suppress(NotWaiting), attempt():
                step_belonging(belonging, ACTIVE_STATES, BelongingState.LEFT, NotWaiting(), told_as="role")
    for member in Member.objects.filter(pk__in=holders - {each.member_id for each in inside}).order_by("pk"):
        with suppress(ExcludedHere, NotWaiting), attempt():  # one who may not come in keeps nobody else out
            become(member, page, BelongingState.MEMBER, crossing="role")
