"""Members: adding a person to the community."""

from typing import Any

from wezer.core.acts.audiences import audience
from wezer.core.acts.steps import told
from wezer.core.community import community
from wezer.core.events import MemberAdded
from wezer.core.models import AudienceKind, Belonging, BelongingState, Member, Party, PartyKind, User
from wezer.core.rules import clean_name
from wezer.core.search.index import index_party
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def add_member(
    *,
    by: Any,
    name: str,
    user: User | None = None,
    state: str = BelongingState.MEMBER,
    crossing: str = "added",
    language: str = "",
    number: str = "",
    **standing: Any,
) -> Member:
    """A person of the community, with or without a login (paper members have none). `standing`: further columns of their
    belonging."""
    require(by, "core.admit_members", None)
    name = clean_name(name)
    member = Member.objects.create(
        kind=PartyKind.MEMBER, name=name, hue=Party.hue_of(name), user=user, language=language, number=number
    )
    root = community()
    belonging = Belonging(member=member, group=root, state=state, crossing=crossing, **standing)
    belonging.save()
    index_member(member, listed=belonging.is_active)
    emit(MemberAdded(subject=ref(member)), group=root)
    told(belonging)
    return member


@act
def rename_member(*, by: Any, member: Member, name: str) -> None:
    """One's own display name, or another's by those who admit members."""
    if by.member is None or by.member.pk != member.pk:
        require(by, "core.admit_members", None)
    member.name = clean_name(name)
    member.save(update_fields=["name"])
    index_member(member)


def index_member(member: Member, *, listed: bool = True) -> None:
    """A person is found by name among members; what their profile opens further is asked of the profile."""
    index_party(member, audience=audience(AudienceKind.COMMUNITY), listed=listed)
