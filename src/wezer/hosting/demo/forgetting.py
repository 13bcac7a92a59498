"""Somebody who asked to be forgotten, and was: what they paid goes on naming a pseudonym. And somebody who has just asked."""

from datetime import timedelta
from typing import Any

from wezer.core.acts.erasing import ask_erasure
from wezer.core.acts.members import add_member
from wezer.core.acts.posts import publish_post
from wezer.core.jobs import let_go_who_leaves
from wezer.core.models import Erasure, Member, Wish
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay

GONE, GOING = "Bindweed", "Teasel"


def plan_forgetting(valley: Valley) -> None:
    """Nothing here draws on the story's chance, so that the rest of the year stays as it was."""
    story, people = valley.story, {}
    story.at(
        story.end - timedelta(days=41), lambda: people.update({name: _arrive(valley, name) for name in (GONE, GOING)})
    )
    story.at(story.end - timedelta(days=30), lambda: _live(valley, people[GONE]))
    story.at(story.end - timedelta(days=16), lambda: _ask(valley, people[GONE], Wish.SIGN))
    story.at(story.end - timedelta(days=3), lambda: _ask(valley, people[GOING], Wish.DELETE))
    story.at(story.end - timedelta(hours=30), lambda: _forget(people[GONE]), night=True)


def _arrive(valley: Valley, name: str) -> Member:
    return add_member(by=valley.by("Oak"), name=name, language="en")


def _speaks(valley: Valley, member: Member) -> Viewer:
    return valley.story.speaks(Viewer.of(member))


def _live(valley: Valley, member: Member) -> None:
    sage = valley.named("Sage")
    publish_post(
        by=_speaks(valley, member), room=valley.talk_room(""), title="Cuttings of everything", audience="community",
        body="I am clearing my beds: currants, mint, horseradish. Come with a bag.",
    )  # fmt: skip
    _pay(_speaks(valley, sage), sage, member, "Currant cuttings")
    _pay(_speaks(valley, member), member, sage, "Two loaves")


def _pay(by: Viewer, payer: Any, payee: Any, memo: str) -> None:
    pay(by=by, payer=payer, payee=payee, amounts=[Money(18, "VAL")], memo=memo, key=f"demo:{payer.uid}:{memo}")


def _ask(valley: Valley, member: Member, wish: str) -> None:
    ask_erasure(by=valley.by("Oak"), member=member, wish=wish)


def _forget(member: Member) -> None:
    """The worker's night: nothing is open, and the fourteen days are over."""
    let_go_who_leaves()
    assert Erasure.objects.filter(member=member).exclude(done_at=None).exists(), "the demo's leaver was not forgotten"
