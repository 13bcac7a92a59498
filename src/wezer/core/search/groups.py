"""The entry of a group in the index."""

from wezer.core.acts.audiences import audience
from wezer.core.maps.points import point_group
from wezer.core.models import AudienceKind, Group, GroupState, Sight
from wezer.core.search.index import index_party

#: States in which a group is found; an archived one by who searches what is over.
FOUND = (GroupState.ACTIVE, GroupState.PAUSED, GroupState.MERGING, GroupState.ARCHIVED)


def index_group(group: Group) -> None:
    """A group is found, and stands on the map, by those who may know that it exists. For acts only."""
    seen_by = {
        Sight.OPEN: audience(AudienceKind.PUBLIC),
        Sight.MEMBERS: audience(AudienceKind.COMMUNITY),
        Sight.SECRET: audience(AudienceKind.GROUP, group),
    }[Sight(group.sight)]
    over = group.state == GroupState.ARCHIVED
    index_party(
        group,
        audience=seen_by,
        body="\n".join([group.purpose, *group.accountabilities, *group.themes]),
        listed=group.state in FOUND,
        over=over,
    )
    point_group(group, audience=seen_by, listed=group.state == GroupState.ACTIVE)
