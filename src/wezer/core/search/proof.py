"""The index in the audit: whether it is whole, and writing it anew (`wezer audit --repair`)."""

from collections.abc import Callable

from wezer.core.acts.search_walk import begin_walk, walk_on
from wezer.core.models import IndexWalk, Party
from wezer.core.search.whole import faults, indexed_items
from wezer.core.viewer import Viewer

#: After so many entries it is said how far it is.
SAID_EVERY = 2_000


def prove(say: Callable[[str], None], *, repair: bool = False) -> int:
    """The number of faults, each said. `repair`: every entry is written anew first, or the rest of them, where a walk was
    stopped."""
    if repair:
        write_anew(say)
    found = list(faults())
    for each in found:
        say(each)
    return len(found)


def write_anew(say: Callable[[str], None]) -> None:
    system = Viewer.system()
    walk = begin_walk(by=system)
    total, said = indexed_items().count() + Party.objects.count(), walk.written
    say(f"search: goes on after {said} of {total} entries." if said else f"search: {total} entries are written anew.")
    while walk_on(by=system, walk=walk):
        walk = IndexWalk.objects.get(pk=walk.pk)
        if walk.written - said >= SAID_EVERY:
            said = walk.written
            say(f"search: {said} of {total} entries.")
    say(f"search: {IndexWalk.objects.get(pk=walk.pk).written} entries written anew.")
