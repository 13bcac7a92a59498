"""How the groups of Val-Commun change shape: one is to lie elsewhere, and waits for those who must agree."""

from datetime import timedelta

from wezer.core.acts.groups import create_group
from wezer.core.acts.lifecycle import archive_group, pause_group
from wezer.core.acts.moving import propose_move
from wezer.core.acts.roles import lend_role
from wezer.core.models import RoleHolding
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley
from wezer.kernel.clock import now


def plan_structure(valley: Valley) -> None:
    """In the last days; nothing here draws on the story's chance."""
    story = valley.story
    story.at(story.end - timedelta(hours=26), lambda: _pause_and_archive(valley))
    story.at(story.end - timedelta(hours=24), lambda: _lend(valley))
    story.at(story.end - timedelta(hours=20), lambda: _ask_to_move(valley))


def _fresh(valley: Valley, name: str) -> Viewer:
    return valley.story.speaks(Viewer.of(valley.named(name)))


def _pause_and_archive(valley: Valley) -> None:
    """A winter's pause, something that is over, and a draft that only its founder sees."""
    root, upper = valley.groups[""], valley.groups["upper"]
    swimming = create_group(
        by=_fresh(valley, "Rowan"), parent=upper, type="talk", name="Swimming in the river", icon="droplets",
        purpose="Who goes in, when, and how cold it was.",
    )  # fmt: skip
    pause_group(by=_fresh(valley, "Rowan"), group=swimming)
    feast = create_group(
        by=_fresh(valley, "Fern"), parent=root, type="talk", name="Midsummer feast", icon="star",
        purpose="Who brings tables, who brings cake. It was a good feast.",
    )  # fmt: skip
    archive_group(by=_fresh(valley, "Fern"), group=feast)
    create_group(
        by=_fresh(valley, "Sage"), parent=root, type="talk", name="A choir, perhaps", icon="music", draft=True,
        purpose="Not yet: first find out who would sing.",
    )  # fmt: skip


def _lend(valley: Valley) -> None:
    """Basil goes away for three weeks: Quince tends the repair café meanwhile."""
    basil, quince = valley.named("Basil"), valley.named("Quince")
    holdings = RoleHolding.objects.current().select_related("role__group", "member")
    held = holdings.get(role__group=valley.groups["repair"], role__key="steward", member=basil)
    if not holdings.filter(role=held.role, member=quince).exists():
        lend_role(by=_fresh(valley, "Basil"), holding=held, member=quince, ends_at=now() + timedelta(days=21))


def _ask_to_move(valley: Valley) -> None:
    """The seed library would lie with the store: Fern and Holly are asked, since they tend both sides' circles."""
    propose_move(
        by=_fresh(valley, "Clover"), group=valley.groups["seeds"], parent=valley.groups["store"],
        word="The store has a dry room and opens every day: more people would borrow seeds.",
    )  # fmt: skip
