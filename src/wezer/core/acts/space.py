"""Room for a file in the items of a group: asked for before it is written, one upload after the other."""

from django.template.defaultfilters import filesizeformat

from wezer.core.models import Group, Item
from wezer.core.refusals import GroupFull
from wezer.core.retention import kept
from wezer.core.space import most_of, space_of, whom_to_ask
from wezer.kernel.acts import current


def claim_space(item: Item | None, size: int, *, field: str) -> None:
    """Refuse what is more than the group of this item may hold. Its row is the gate: who comes second counts what the first has
    written. For acts only."""
    current()
    if item is None or item.group_id is None or not most_of(item.group_id):
        return
    group = Group.objects.select_for_update(of=("self",), no_key=True).get(pk=item.group_id)
    space = space_of(group)
    if space.used + size > space.most:
        sizes = {
            name: filesizeformat(number)
            for name, number in (("left", space.left), ("most", space.most), ("size", size))
        }
        raise GroupFull(field=field, group=group.name, whom=whom_to_ask(group), time=kept("withdrawn"), **sizes)
