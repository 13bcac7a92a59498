"""Taking the list of members away: told in the log, and to each of them where they see who looked."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.looks import take_along
from wezer.core.community import community
from wezer.core.events_privacy import MemberListTaken
from wezer.core.member_list import as_csv, columns, listed
from wezer.core.models import Belonging, Member
from wezer.core.profiles import Profile
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def take_member_list(*, by: Any) -> bytes:
    """The members of the community as CSV."""
    require(by, "core.export_members", community())
    rows = list(listed(by))
    take_along(by=by, lines=_read(rows))
    emit(MemberListTaken(subject=ref(community())), group=community(), audit=True)
    return as_csv(rows)


def _read(rows: Iterable[tuple[Belonging, Profile]]) -> dict[Member, list[str]]:
    """Which lines of whom go along."""
    known = {field.key for field in columns()}
    return {profile.member: sorted(known & set(profile.lines)) for _belonging, profile in rows}
