"""How the groups of Val-Commun change shape: one is to lie elsewhere, and waits for those who must agree."""

from datetime import timedelta

from wezer.core.acts.moving import propose_move
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley


def plan_structure(valley: Valley) -> None:
    """In the last days; nothing here draws on the story's chance."""
    story = valley.story
    story.at(story.end - timedelta(hours=20), lambda: _ask_to_move(valley))


def _fresh(valley: Valley, name: str) -> Viewer:
    return valley.story.speaks(Viewer.of(valley.named(name)))


def _ask_to_move(valley: Valley) -> None:
    """The seed library would lie with the store: Fern and Holly are asked, since they tend both sides' circles."""
    propose_move(
        by=_fresh(valley, "Clover"), group=valley.groups["seeds"], parent=valley.groups["store"],
        word="The store has a dry room and opens every day: more people would borrow seeds.",
    )  # fmt: skip
