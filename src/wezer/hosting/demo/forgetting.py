"""What people agree to; somebody who asked to be forgotten, and was: what they paid goes on naming a pseudonym. And somebody who has just asked."""

from datetime import timedelta
from typing import Any

from wezer.core.acts.consents import say_consent, write_consent_text
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
    story.at(story.end - timedelta(days=35), lambda: _texts(valley))
    story.at(story.end - timedelta(days=30), lambda: _live(valley, people[GONE]))
    story.at(story.end - timedelta(days=16), lambda: _ask(valley, people[GONE], Wish.SIGN))
    story.at(story.end - timedelta(days=3), lambda: _ask(valley, people[GOING], Wish.DELETE))
    story.at(story.end - timedelta(hours=30), lambda: _forget(people[GONE]), night=True)


def _arrive(valley: Valley, name: str) -> Member:
    return add_member(by=valley.by("Oak"), name=name, language="en")


def _texts(valley: Valley) -> None:
    """What people agree to: the terms, and one optional use that some allow and one does not."""
    oak = valley.by("Oak")
    write_consent_text(
        by=oak, key="terms", title="Terms of Val-Commun",
        body="We keep what our rooms need to work, on our own server, and show it to whom you choose. You may take it with you, and leave.",
    )  # fmt: skip
    pictures = write_consent_text(
        by=oak, title="Pictures of feasts",
        body="We may show pictures of our feasts on which you can be recognised on our public pages, until you say otherwise.",
    )  # fmt: skip
    for name in ("Oak", "Fern", "Sage", "Basil"):
        say_consent(by=_speaks(valley, valley.named(name)), text=pictures, is_given=name != "Basil")


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
