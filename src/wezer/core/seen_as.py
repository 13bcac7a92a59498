"""Somebody else's eyes, to look at one's own profile with (core.md P-3)."""

from django.db.models import Q

from wezer.core.models import Audience, Group, GroupClosure, Member
from wezer.core.viewer import Viewer


def seen_by(choice: str, member: Member, groups: list[Group]) -> Viewer:
    """A viewer to look at one's own profile as: "public", "member", or one of one's groups (core.md P-3)."""
    if choice == "member":
        return _Stranger({"community", "peers", "public"}, set(), inside=True)
    for group in groups:
        if choice == str(group.uid):
            return _Stranger({"community", "peers", "public"}, _read_with(group), inside=True)
    return Viewer.anonymous()


def _read_with(group: Group) -> set[int]:
    """The groups whose lines are read by whoever is in this one: it, and those around it that let them read (core.md G-3)."""
    around = GroupClosure.objects.filter(descendant=group, is_open=True, ancestor__derived_may_read=True)
    return {group.pk, *around.values_list("ancestor_id", flat=True)}


class _Stranger(Viewer):
    """Some member, nobody in particular: sees what the community and the named groups see."""

    def __init__(self, kinds: set[str], groups: set[int], *, inside: bool) -> None:
        super().__init__()
        rows = Audience.objects.filter(Q(kind__in=kinds) | Q(kind__in=("group", "branch"), group_id__in=groups))
        self._audiences = frozenset(rows.values_list("pk", flat=True))
        self._inside = inside

    @property
    def audience_ids(self) -> frozenset[int]:
        return self._audiences

    @property
    def is_inside(self) -> bool:
        return self._inside
