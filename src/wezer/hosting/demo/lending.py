"""What the people of Val-Commun lend each other: the tool library of the repair café, with loans in every state."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from wezer.core.acts.comments import add_comment
from wezer.core.acts.rooms import open_room
from wezer.core.lending.acts.disputes import accept_settlement, dispute_loan, propose_settlement
from wezer.core.lending.acts.loans import (
    agree_loan,
    ask_for_loan,
    bring_back,
    cancel_loan,
    close_loan,
    hand_over,
    lose_loan,
    refuse_loan,
    remind_of_loans,
)
from wezer.core.lending.acts.stepping import today
from wezer.core.lending.acts.things import offer_thing, pause_thing
from wezer.core.mediation.acts import accept_mediation, agree_to_mediator, name_mediator
from wezer.core.models import Loan, Room, Thing
from wezer.core.viewer import Viewer
from wezer.hosting.demo.drawings import picture
from wezer.hosting.demo.valley import Valley
from wezer.kernel.money import Money
from wezer.ledger.acts.payments import pay

#: Whose, what, in more words, how to use it, price a day, deposit.
THINGS: tuple[tuple[str, str, str, str, int, int], ...] = (
    ("Basil", "Hammer drill", "850 W, with a case of bits for stone, wood and steel.", "Let it cool between holes.", 3, 40),
    ("Basil", "Bicycle stand", "Holds any frame; comes with a tray for small parts.", "", 1, 0),
    ("", "Ladder, 6 m", "Two parts, aluminium. Kept behind the hall.", "Never alone: somebody holds it.", 2, 30),
    ("", "Circular saw", "With guide and two blades.", "Goggles and ear muffs are in the box. Use them.", 4, 60),
    ("", "Sewing machine", "Old, heavy, goes through denim.", "A page on threading it lies in the lid.", 2, 30),
    ("Fern", "Scythe", "Freshly peened, with whetstone.", "Never leave it lying in the grass.", 0, 10),
    ("Sage", "Large bread tins", "Six of them, two pounds each.", "", 0, 0),
    ("Fern", "Apple press", "Thirty litres an hour with four hands.", "Rinse with cold water before anything dries.", 5, 50),
    ("Oak", "Trailer for a bicycle", "Carries eighty kilos.", "Light and flag are in the box.", 2, 30),
    ("Holly", "Tent for six", "Two rooms, dry in any rain so far.", "Pack it dry.", 3, 40),
    ("Mélisse", "Projecteur", "Avec son écran, pour les soirées de contes.", "Laisser refroidir avant de ranger.", 3, 50),
    ("Rowan", "Beehive tools", "Smoker, two veils, gloves in three sizes.", "", 0, 0),
)  # fmt: skip


#: VAL that a loan sets aside at most: some days and the deposit.
MOST = 120


def plan_lending(valley: Valley) -> None:
    """The shelf is filled two months before the end; loans follow, the last ones still under way."""
    story = valley.story
    story.at(story.end - timedelta(days=62), lambda: _fill(valley))
    _through(valley, 44, "Ladder, 6 m", "Sage", 3, until="closed")
    _through(valley, 38, "Apple press", "Holly", 2, until="closed")
    _through(valley, 36, "Tent for six", "Fern", 4, until="refused")
    _through(valley, 31, "Beehive tools", "Sage", 5, until="lost")
    _through(valley, 24, "Hammer drill", "Sage", 3, until="settled")
    _through(valley, 16, "Circular saw", "Fern", 2, until="cancelled")
    _through(valley, 9, "Trailer for a bicycle", "Basil", 3, until="late")
    _through(valley, 8, "Sewing machine", "Fern", 2, until="mediated")
    _through(valley, 6, "Projecteur", "Oak", 3, until="returned")
    _through(valley, 3, "Scythe", "Basil", 6, until="handed_over")
    _through(valley, 2, "Hammer drill", "Fern", 3, until="agreed", in_days=4)
    _through(valley, 1, "Hammer drill", "Holly", 2, until="requested", in_days=4)
    story.at(
        story.end - timedelta(hours=20), lambda: pause_thing(by=valley.by("Oak"), thing=_thing("Trailer for a bicycle"))
    )
    for days in range(8, 0, -1):
        story.at(story.end - timedelta(days=days, hours=-1), lambda: remind_of_loans(by=Viewer.system()))


def _fill(valley: Valley) -> None:
    room = open_room(by=valley.by("Basil"), group=valley.groups["repair"], kind="things")
    assert room is not None
    for owner, title, body, instructions, price, deposit in THINGS:
        terms = {"per": "day", "price": [[price, "VAL"]]} if price else {}
        terms |= {"deposit": [[deposit, "VAL"]]} if deposit else {}
        by, where = (valley.by(owner), room) if owner else (valley.by("Basil", "repair"), room)
        if owner and not by.belongs_directly(room.group):
            where = _community_shelf(valley)
        offer_thing(
            by=by, room=where, title=title, body=body, instructions=instructions, audience="community",
            place="Hall by the station" if not owner else "", terms={"exchange": terms} if terms else {}, photos=picture(title),
        )  # fmt: skip


def _community_shelf(valley: Valley) -> Room:
    found = Room.objects.select_related("group").filter(group=valley.groups[""], kind="things").first()
    return found or open_room(by=valley.by("Oak"), group=valley.groups[""], kind="things")  # type: ignore[return-value]  # such a room may be opened


def _thing(title: str) -> Thing:
    return Thing.objects.select_related("author", "group", "room", "audience").get(title=title)


def _through(valley: Valley, before: float, title: str, name: str, days: int, *, until: str, in_days: int = 0) -> None:
    """One loan, its steps a few hours apart, up to the one named."""
    story, found = valley.story, {}
    begin = story.end - timedelta(days=before)

    def ask() -> None:
        first: date = today() + timedelta(days=in_days)
        found["loan"] = ask_for_loan(
            by=valley.by(name), thing=_thing(title), starts_on=first, ends_on=first + timedelta(days=days - 1),
            words="May I? I bring it back clean.",
        )  # fmt: skip

    story.at(begin, ask)
    for hours, act in _steps(valley, title, name, days, until):
        story.at(begin + timedelta(hours=hours), lambda act=act: act(Loan.objects.get(pk=found["loan"].pk)))  # type: ignore[misc]  # a lambda whose default keeps the loop's value


def _steps(valley: Valley, title: str, name: str, days: int, until: str) -> list[tuple[float, Callable[[Loan], Any]]]:
    def owner(loan: Loan) -> Viewer:
        return valley.by("Basil", "repair") if loan.owner.is_group else valley.by(loan.owner.name)

    def borrower(_loan: Loan) -> Viewer:
        return valley.by(name)

    def settle(loan: Loan) -> None:
        kept = {"exchange": {"kept": [[15, "VAL"]]}}
        propose_settlement(by=owner(loan), loan=loan, offer=kept, words="Half of a new bit set, and we are even.")
        add_comment(by=borrower(loan), item=loan, body="Fair. I was in a hurry.")
        accept_settlement(by=borrower(loan), loan=loan, version=loan.version, words="Done, and sorry.")

    def agree_with_room(loan: Loan) -> None:
        _make_room(valley, loan)
        agree_loan(by=owner(loan), loan=loan, words="Gladly. Ring at the blue door.")

    def name_quince(loan: Loan) -> None:
        """Both sides would rather talk with her than with whoever mediates in the community; she begins tomorrow."""
        quince = valley.named("Quince")
        name_mediator(by=borrower(loan), case=loan, member=quince)
        agree_to_mediator(by=owner(loan), case=loan)
        accept_mediation(by=valley.by("Quince"), case=loan)

    agree = (2.0, agree_with_room)
    hand = (3.0, lambda loan: hand_over(by=owner(loan), loan=loan, condition="good", photos=picture(title)))
    back = (20.0 + 24 * (days - 1), lambda loan: bring_back(by=borrower(loan), loan=loan, condition="good"))
    broken = (20.0, lambda loan: bring_back(by=borrower(loan), loan=loan, condition="damaged", words="It fell."))
    close = (back[0] + 1, lambda loan: close_loan(by=owner(loan), loan=loan, words="Clean as before. Thank you!"))
    dispute = (22.0, lambda loan: dispute_loan(by=owner(loan), loan=loan, words="It came back broken."))
    ways: dict[str, list[tuple[float, Callable[[Loan], Any]]]] = {
        "requested": [],
        "agreed": [agree],
        "refused": [(2.0, lambda loan: refuse_loan(by=owner(loan), loan=loan, words="We need it ourselves that week."))],
        "cancelled": [agree, (5.0, lambda loan: cancel_loan(by=borrower(loan), loan=loan, words="The shelf can wait."))],
        "handed_over": [agree, hand],
        "late": [agree, hand],
        "returned": [agree, hand, back],
        "closed": [agree, hand, back, close],
        "lost": [agree, hand, (30.0, lambda loan: lose_loan(by=borrower(loan), loan=loan, words="Gone with the river."))],
        "mediated": [agree, hand, broken, dispute, (46.0, name_quince)],
        "settled": [agree, hand, broken, dispute, (30.0, settle)],
    }  # fmt: skip
    return ways[until]


def _make_room(valley: Valley, loan: Loan) -> None:
    """Wallets of this year may be full or empty by now: a neighbour is paid, or pays, before price and deposit are set aside."""
    for _each in range(40):
        if valley.has_room(loan.borrower, loan.owner, "VAL", MOST):
            return
        other = valley.anyone()
        spends = (loan.owner, other) if not loan.owner.is_group and valley.balance(loan.owner) > 0 else None
        earns = (other, loan.borrower) if valley.balance(loan.borrower) < 0 else None
        for payer, payee in filter(None, (spends, earns)):
            if payer.pk != payee.pk and valley.has_room(payer, payee, "VAL", 60):
                pay(
                    by=valley.by(payer.name),
                    payer=payer,
                    payee=payee,
                    amounts=[Money(60, "VAL")],
                    memo="Apples and eggs",
                )
