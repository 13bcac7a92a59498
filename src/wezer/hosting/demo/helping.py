"""The help desk of Val-Commun: requests in every state, and three articles."""

from datetime import timedelta

from wezer.core.acts.rooms import open_room
from wezer.core.helpdesk.acts.articles import edit_article, make_article, translate_article, write_article
from wezer.core.helpdesk.acts.tickets import (
    age_tickets,
    answer_ticket,
    ask_for_help,
    escalate_ticket,
    solve_ticket,
    take_ticket,
)
from wezer.core.models import HelpArticle, ItemAnswer, Room, Ticket
from wezer.core.viewer import Viewer
from wezer.hosting.demo.valley import Valley

#: Days before the end, author, title, text, skill.
ASKED = (
    (60, "Hazel", "Where did the old wood shed list go?", "It hung in the hall.", ""),
    (25, "Fern", "I cannot see my second currency", "Somebody paid me 5 EUR and my wallet shows VAL only.", ""),
    (12, "Clover", "The solder of my lamp does not hold", "It is a thin wire, and an old lamp.", "soldering"),
    (9, "Quince", "A payment has been waiting for a week", "The group has not signed it.", ""),
    (6, "Juniper", "Who can read a letter in German?", "One page, from the mill.", "German"),
    (4, "Iris", "The form of the water report is refused", "It says that the number is too large.", ""),
    (2, "Laurel", "How does one bring in a whole calendar?", "From the old club page.", ""),
)  # fmt: skip


def plan_helping(valley: Valley) -> None:
    """It opens two months before the end; the youngest request is two days old."""
    story = valley.story
    story.at(story.end - timedelta(days=62), lambda: _open(valley))
    for days, author, title, body, skill in ASKED:
        moment = story.end - timedelta(days=days, hours=4)
        story.at(moment, lambda said=(author, title, body, skill): _ask(valley, *said))  # type: ignore[misc]  # a default keeps the loop's value
    story.at(story.end - timedelta(days=24), lambda: _solve(valley))
    story.at(story.end - timedelta(hours=40), lambda: _become(valley))


def _open(valley: Valley) -> None:
    room = open_room(by=valley.by("Oak"), group=valley.groups[""], kind="help")
    assert room is not None
    write_article(
        by=valley.by("Oak"), room=room, title="How to write an offer that is found", language="en", pages=["market"],
        body="A title that says it, one picture, and a price in each currency you take.",
    )  # fmt: skip


def _ask(valley: Valley, author: str, title: str, body: str, skill: str) -> None:
    room = Room.objects.select_related("group").get(group=valley.groups[""], kind="help")
    ask_for_help(by=valley.by(author), room=room, title=title, body=body, skill=skill)


def _named(title: str) -> Ticket:
    return Ticket.objects.select_related("group", "room", "audience", "accepted").get(title=title)


def _solve(valley: Valley) -> None:
    """Solved by a neighbour, and said in two languages since."""
    ticket = _named("I cannot see my second currency")
    made = answer_ticket(
        by=valley.by("Sage"), ticket=ticket, body="Open *Wallet*: each currency has its own line. EUR stands below VAL."
    )
    solve_ticket(by=valley.by("Fern"), ticket=_named(ticket.title), answer=ItemAnswer.objects.get(pk=made.pk))
    article = make_article(by=valley.by("Sage"), ticket=_named(ticket.title))
    translate_article(
        by=valley.by("Oak"), article=article, language="fr", title="Je ne vois pas ma deuxième monnaie",
        body="Ouvrez *Portefeuille* : chaque monnaie a sa ligne. EUR est sous VAL.",
    )  # fmt: skip
    first = HelpArticle.objects.select_related("group", "audience").get(pk=article.pk)
    edit_article(
        by=valley.by("Oak"), article=first, title="Where my second currency is", body=first.body, pages=["wallet"]
    )


def _become(valley: Valley) -> None:
    """One in hand, one answered, one with the team; one had no news, and one waits."""
    take_ticket(by=valley.by("Basil"), ticket=_named("The solder of my lamp does not hold"))
    answer_ticket(
        by=valley.by("Thyme"),
        ticket=_named("A payment has been waiting for a week"),
        body="Two signatures are asked: Sage has yours.",
    )
    escalate_ticket(by=valley.by("Iris"), ticket=_named("The form of the water report is refused"))
    age_tickets(by=valley.story.speaks(Viewer.system()))
