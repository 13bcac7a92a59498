"""What opens in Val-Commun: a circle that asks a fee, a group that is put to the vote, a post with what lies behind its link."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from wezer.core.acts.founding import vote_on_group
from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import ask_to_enter
from wezer.core.acts.posts import publish_post
from wezer.core.acts.settings import change_setting
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.models import Crossing
from wezer.core.previews.acts import keep_preview, take_link
from wezer.core.previews.reading import found_in
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley
from wezer.kernel.outside import Got
from wezer.ledger.acts.entry_fees import note_entry_fee

#: A page that is nowhere, like the valley: no machine is asked for it when the demo is made.
LINK = "https://belts.example.org/flat"
PAGE = b"""<html><head><title>Flat belts, measured</title><meta name="description"
content="Forty belts of record players: length, width, thickness, and how to measure your own."></head></html>"""
TABLE = b"player,length in mm\nGarrard 86,560\nDual 601,544\nThorens 160,513\n"


def plan_openings(valley: Valley) -> None:
    """In the last days; nothing here draws on the story's chance."""
    story = valley.story
    story.at(story.end - timedelta(hours=70), lambda: _ask_a_fee(valley))
    story.at(story.end - timedelta(hours=60), lambda: _put_to_the_vote(valley))
    story.at(story.end - timedelta(hours=51), lambda: _link_belts(valley))


def _fresh(valley: Valley, name: str) -> Viewer:
    return valley.story.speaks(Viewer.of(valley.named(name)))


def _ask_a_fee(valley: Valley) -> None:
    """Who keeps bees together pays for jars first. Sage's fee was received by Fern, that of Basil is awaited."""
    bees = create_group(
        by=_fresh(valley, "Fern"), parent=valley.groups["upper"], type="circle", name="Beekeepers of the terraces",
        purpose="Four hives, one extractor: learn together, share the honey.", icon="leaf", sight="open",
    )  # fmt: skip
    tin = "In the tin at the mill, or in Fern's hand on Saturday."
    fee = {"kind": "fee", "amount": "15", "currency": "EUR", "how": tin}
    set_membrane(by=_fresh(valley, "Fern"), group=bees, ways=[[fee]])
    for name in ("Sage", "Basil"):
        ask_to_enter(by=_fresh(valley, name), group=bees, message="I would like to learn it.")
    paid = Crossing.objects.select_related("belonging__member").get(group=bees, belonging__member=valley.named("Sage"))
    note_entry_fee(by=_fresh(valley, "Fern"), crossing=paid)


def _put_to_the_vote(valley: Valley) -> None:
    """In the upper valley those who are there decide on new groups: some have voted, the others are asked."""
    upper = valley.groups["upper"]
    change_setting(by=_fresh(valley, "Rowan"), key="groups.creation", value="vote", group=upper)
    sauna = create_group(
        by=_fresh(valley, "Hazel"), parent=upper, type="project", name="A sauna by the river", icon="sun",
        purpose="Build it from the old mill wheel, heat it on Sundays, swim after.",
    )  # fmt: skip
    for name, choice in (("Rowan", "yes"), ("Hazel", "yes"), ("Mélisse", "blank")):
        vote_on_group(by=_fresh(valley, name), group=sauna, choice=choice)


def _link_belts(valley: Valley) -> None:
    """The café shows what lies behind links; the worker's acts keep what that page says of itself, as if it had been asked."""
    repair = valley.groups["repair"]
    change_setting(by=_fresh(valley, "Basil"), key="talk.previews", value=True, group=repair)
    publish_post(
        by=_fresh(valley, "Quince"), room=valley.talk_room("repair"), language="en", title="Somebody measured them all",
        body=f"No more guessing at belts: {LINK}. What we have in the drawer is in the table. #spares",
        documents=[SimpleUploadedFile("belts-in-the-drawer.csv", TABLE)], audience="community",
    )  # fmt: skip
    system = valley.story.speaks(Viewer.system())
    if taken := take_link(by=system):
        keep_preview(by=system, preview=taken, found=found_in(Got(200, PAGE, {"content-type": "text/html"})))
