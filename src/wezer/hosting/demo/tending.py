"""What those who tend the valley set up for it: levels, a line of the profiles, ranges of prices, neighbours brought along."""

from datetime import timedelta

from wezer.core.acts.audiences import audience
from wezer.core.acts.levels import create_level, set_level
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.reactions import give_reaction
from wezer.core.acts.settings import change_setting
from wezer.core.chosen_reactions import KEY, rows, with_reaction
from wezer.core.custom_lines import with_line
from wezer.core.kinds import demo_chapters
from wezer.core.models import AudienceKind, Item
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.models import Asked
from wezer.hosting.demo.valley import Valley
from wezer.hosting.orders import acts as orders
from wezer.hosting.orders import work
from wezer.hosting.orders.files import Given
from wezer.kernel.money import Money
from wezer.kernel.permissions import can

#: From the valley behind the pass; one line has a mail that is none.
NEIGHBOURS = """name,e-mail,phone,groups,joined,balance VAL
Saffron,saffron@example.net,+33 4 00 00 00 01,,2024-05-02,30
Mugwort,mugwort@example.net,,,2024-06-14,-30
Nettle,not an address,,,2025-01-20,0
"""
LEVELS = (("Companion", 10, ("Fern", "Sage", "Basil", "Mélisse")), ("Guardian", 20, ("Oak",)))
DIETS = {"Fern": "anything", "Sage": "anything", "Basil": "vegetarian", "Mélisse": "vegan"}


def plan_tending(valley: Valley) -> None:
    story = valley.story
    story.at(story.day(40, 20), lambda: _levels(valley))
    story.at(story.day(41, 20), lambda: _lines(valley))
    story.at(story.day(42, 20), lambda: _reactions(valley))
    story.at(story.end - timedelta(hours=4), lambda: _minutes(valley))
    story.at(story.end - timedelta(hours=46), lambda: _ranges(valley))
    story.at(story.end - timedelta(hours=30), lambda: _neighbours(valley), night=True)
    story.at(story.end - timedelta(hours=2), lambda: _chapters(valley), night=True)


def _levels(valley: Valley) -> None:
    by = valley.by("Oak")
    for name, position, people in LEVELS:
        level = create_level(by=by, name=name, position=position)
        for one in people:
            set_level(by=by, member=valley.named(one), level=level)


def _lines(valley: Valley) -> None:
    rows = with_line(
        [], label="At table", kind="choice", audience="community", choices="anything, vegetarian, vegan", help="For those who cook."
    )  # fmt: skip
    rows = with_line(rows, label="Drives a car", kind="yes_no", audience="community")
    change_setting(by=valley.by("Oak"), key="profile.custom", value=rows)
    for name, diet in DIETS.items():
        set_profile_field(by=valley.by(name), key="own_at_table", value=diet)


def _reactions(valley: Valley) -> None:
    """One of their own, bound to a VAL: a minute of one's time."""
    by, names = valley.by("Oak"), {"en": "A minute for you", "fr": "Une minute pour toi"}
    said = with_reaction(rows(), names=names, icon="gift")
    change_setting(by=by, key=KEY, value=said)
    change_setting(by=by, key="ledger.reactions", value={said[-1]["kind"]: {"amount": "1", "currency": "VAL"}})


def _minutes(valley: Valley) -> None:
    """Sage and Basil give one to what Fern wrote last, which pays her."""
    for name in ("Sage", "Basil"):
        by = valley.by(name)
        seen = Item.objects.visible_to(by).filter(kind="post", author=valley.named("Fern")).order_by("-published_at")
        post = next((one for one in seen[:20] if can(by, "core.comment_item", one)), None)
        if post is not None:
            give_reaction(by=by, item=post, kind=rows()[-1]["kind"], confirmation="1VAL")


def _ranges(valley: Valley) -> None:
    """Prices that leave room: at least, at most, and a share that must be in VAL."""
    for author, title, words, prices, quantity, unit in (
        ("Fern", "Tandem tour with picnic", "Tell me how far; we agree on the price within bounds.",
         [Asked(Money(90, "VAL"), least=60, most=120), Asked(Money(800, "EUR"), least=500, most=1200)], 4, "seat"),
        ("Sage", "Sourdough course, a whole day", "Half of it in VAL at least, so that nobody stays away for want of euros.",
         [Asked(Money(240, "VAL"), share=50), Asked(Money(4000, "EUR"))], 6, "seat"),
    ):  # fmt: skip
        by = valley.by(author)
        made = announce(
            by=by, sense="offer", title=title, description=words, category=valley.categories["Learning"], tags=["workshop"],
            price_mode="all", prices=prices, quantity=quantity, unit=unit, language="en", audience=audience(AudienceKind.COMMUNITY),
        )  # fmt: skip
        publish_announcement(by=by, announcement=made)


def _neighbours(valley: Valley) -> None:
    """Oak brings two people along from a list; the third line is refused, and says why."""
    given: list[Given] = [("members", "behind-the-pass.csv", NEIGHBOURS.encode())]
    by = Viewer.of(valley.named("Oak"))
    order = orders.order_import(by=by, source="spreadsheet", given=given, currency="VAL")
    work.go_on(order)
    order.refresh_from_db()
    orders.ask_to_write(by=by, order=order)
    work.go_on(order)


def _chapters(valley: Valley) -> None:
    for chapter in demo_chapters:
        chapter.play(valley.members)
