"""Val-Commun's own journey: what its people decided in their first weeks, with the minutes, and looked at again."""

from datetime import timedelta

from wezer.core.acts.journey import apply_step, call_reviews, decide_step, keep_step, propose_step
from wezer.core.journey.reading import kinds
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley

CHARTER = "We agree before we begin.\nWe keep our word, or say so in time.\nBeing below zero is a promise to give.\nWhoever leaves brings the balance back to zero first."
MINUTES = {
    "intentions": "Nine of us around Oak's table. Trade is the means; neighbours are the point.",
    "charter": "Sage asked to add the line on leaving. Nobody objected.",
    "membranes": "An open door was proposed; we kept two questions, so that somebody answers.",
    "spaces": "The office waits until there is something to count.",
    "look": "Plum and sun, after the orchard.",
}


def plan_beginnings(valley: Valley) -> None:
    story = valley.story
    story.at(story.day(6, 20), lambda: _decide(valley))
    story.at(story.day(12, 18), lambda: _launch(valley))
    story.at(story.day(12, 18) + timedelta(days=31), lambda: _look_again(valley))


def _decide(valley: Valley) -> None:
    by = valley.by("Oak")
    for kind in kinds():
        if kind.kind not in MINUTES:
            continue
        value = {"charter": CHARTER} if kind.kind == "charter" else kind.proposal()
        propose_step(by=by, kind=kind, value=value)
        decide_step(by=by, kind=kind, people="Oak, Fern, Sage", method="consent", minutes=MINUTES[kind.kind])
        apply_step(by=by, kind=kind)


def _launch(valley: Valley) -> None:
    by = valley.by("Oak")
    kind = next(each for each in kinds() if each.kind == "launch")
    propose_step(by=by, kind=kind, value={**kind.proposal(), "with_links": False})
    decide_step(by=by, kind=kind, people="Everybody at the first market day", minutes="We open on Sunday.")
    apply_step(by=by, kind=kind)


def _look_again(valley: Valley) -> None:
    """A month later: two steps are kept, the others wait for the next evening."""
    call_reviews(by=valley.story.speaks(Viewer.system()))
    for kind in kinds():
        if kind.kind in ("intentions", "charter"):
            keep_step(by=valley.by("Oak"), kind=kind, minutes="A month on: still ours.")
