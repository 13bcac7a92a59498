"""Taking the list of members away: told in the log, and to each of them where they see who looked."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.looks import take_along
from wezer.core.community import community
from wezer.core.events_privacy import MemberListTaken
from wezer.core.member_list import as_csv, columns, listed
from wezer.core.models import Belonging, Group, Member
from wezer.core.profiles import Profile
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def take_member_list(*, by: Any, group: Group | None = None) -> bytes:
    """The members of the community, or of a group, as CSV."""
    of = group or community()
    require(by, "core.export_members", of)
    rows = list(listed(by, of))
    take_along(by=by, lines=_read(rows))
    emit(MemberListTaken(subject=ref(of)), group=of, audit=True)
    return as_csv(rows)


def _read(rows: Iterable[tuple[Belonging, Profile]]) -> dict[Member, list[str]]:
    """Which lines of whom go along."""
    known = {field.key for field in columns()}
    return {profile.member: sorted(known & set(profile.lines)) for _belonging, profile in rows}
