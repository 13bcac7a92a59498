"""How the groups of Val-Commun change shape: one is to lie elsewhere, and waits for those who must agree."""

from datetime import timedelta

from wezer.core.acts.announcing import announce_to_group
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.lifecycle import archive_group, pause_group
from wezer.core.acts.membership import bring_in, invite_member
from wezer.core.acts.moving import propose_move
from wezer.core.acts.posts import publish_post
from wezer.core.acts.role_pages import open_role_page
from wezer.core.acts.roles import create_role, lend_role
from wezer.core.acts.splitting import split_group
from wezer.core.crossing.acts.newcomers import pause_belonging
from wezer.core.exclusion.acts.procedure import propose_exclusion, speak_on_exclusion
from wezer.core.group_wallet.acts import change_wallet
from wezer.core.links.acts import answer_link, ask_link
from wezer.core.models import RoleHolding, Room
from wezer.core.transparency.acts import set_transparency
from wezer.core.trust.acts import give_trust, set_role_trust
from wezer.core.viewer import Viewer
from wezer.hosting.demo.people import LOGINS
from wezer.hosting.demo.valley import Valley
from wezer.kernel.clock import now


def plan_structure(valley: Valley) -> None:
    """In the last days; nothing here draws on the story's chance."""
    story = valley.story
    story.at(story.end - timedelta(hours=50), lambda: _hear(valley))
    story.at(story.end - timedelta(days=45), lambda: _show(valley))
    story.at(story.end - timedelta(hours=49), lambda: _link(valley))
    story.at(story.end - timedelta(hours=48), lambda: _trust(valley))
    story.at(story.end - timedelta(hours=30), lambda: _split(valley))
    story.at(story.end - timedelta(hours=26), lambda: _pause_and_archive(valley))
    story.at(story.end - timedelta(hours=24), lambda: _lend(valley))
    story.at(story.end - timedelta(hours=20), lambda: _ask_to_move(valley))
    story.at(story.end - timedelta(hours=18), lambda: _announce(valley))
    story.at(story.end - timedelta(hours=16), lambda: _gather_for_supper(valley))
    story.at(story.end - timedelta(hours=15), lambda: _rest(valley))


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


def _split(valley: Valley) -> None:
    """Who sews has become a group beside the repair café: two go over, Basil belongs to both."""
    repair, basil = valley.groups["repair"], valley.named("Basil")
    roles = RoleHolding.objects.current().filter(role__group=repair).values_list("member_id", flat=True)
    people = [one for one in reversed(valley.inside["repair"]) if one.name not in LOGINS and one.pk not in roles]
    inside = [one for one in people if valley.story.speaks(Viewer.of(one)).belongs_fully(repair)]
    split_group(
        by=_fresh(valley, "Basil"), group=repair, name="Sewing table", going=inside[:2], both=[basil], rooms=["talk", "calendar"],
        purpose="Zips, hems, patches: on the evenings when the big table is free.",
    )  # fmt: skip


def _announce(valley: Valley) -> None:
    """Everybody in the garden hears of it."""
    announce_to_group(
        by=_fresh(valley, "Fern"), group=valley.groups["garden"], title="Frost on Friday night",
        body="Fleece lies in the shed. Whoever passes by on Friday evening: please cover the young beds.",
    )  # fmt: skip


def _gather_for_supper(valley: Valley) -> None:
    """A conversation that puts money together: its wallet was switched on. Somebody is invited to look on."""
    fern = _fresh(valley, "Fern")
    supper = create_group(
        by=fern, parent=valley.groups[""], type="talk", name="Harvest supper", icon="carrot", membrane="invitation",
        purpose="Who cooks, who brings chairs, and what we put together for the musicians.",
    )  # fmt: skip
    change_wallet(by=fern, group=supper, has_wallet=True)
    for name in ("Sage", "Oak"):
        bring_in(by=_fresh(valley, "Fern"), group=supper, member=valley.named(name))
    room = Room.objects.select_related("group").get(group=supper, kind="talk")
    publish_post(
        by=_fresh(valley, "Fern"), room=room, language="en", title="The second Saturday?",
        body="The hall is free. I can bring soup for twenty; who has chairs? What is put together stays in our wallet here.",
    )  # fmt: skip
    invite_member(
        by=_fresh(valley, "Fern"), group=supper, member=valley.named("Basil"), as_observer=True,
        message="You wanted to see how we plan it before the café does one of its own.",
    )  # fmt: skip


def _rest(valley: Valley) -> None:
    """Somebody of the garden is away for three weeks, and comes back by themselves."""
    garden = valley.groups["garden"]
    roles = RoleHolding.objects.current().filter(role__group=garden).values_list("member_id", flat=True)
    away = next(
        one for one in reversed(valley.inside["garden"])
        if one.name not in LOGINS and one.pk not in roles and valley.story.speaks(Viewer.of(one)).belongs_fully(garden)
    )  # fmt: skip
    pause_belonging(by=valley.story.speaks(Viewer.of(away)), group=garden, until=now() + timedelta(days=21))


def _hear(valley: Valley) -> None:
    """Somebody may be asked to leave the oven: they are being heard, and have answered."""
    baker = next(one for one in reversed(valley.inside["oven"]) if one.name not in LOGINS)
    procedure = propose_exclusion(
        by=_fresh(valley, "Sage"), group=valley.groups["oven"], member=baker,
        reason="The key of the oven was lent on three times without asking, and nobody knew who was baking.",
        evidence="On the 3rd and the 10th somebody baked whom none of us knows. The door stood open on Sunday.",
    )  # fmt: skip
    answer = "I lent it to my sister and to a neighbour who was out of bread. I should have asked; the door was me too."
    speak_on_exclusion(by=valley.story.speaks(Viewer.of(baker)), exclusion=procedure, body=answer)


def _show(valley: Valley) -> None:
    """The community shows what moves in the wallets of its groups; the oven waits a month before."""
    at_once, late = {"audience": "community", "delay_days": 0}, {"audience": "community", "delay_days": 30}
    set_transparency(
        by=_fresh(valley, "Oak"), group=valley.groups[""], word="Spring assembly, 31 of 34 for it",
        rules={"membership_moves": at_once, "balances": at_once, "transactions": at_once},
    )  # fmt: skip
    set_transparency(
        by=_fresh(valley, "Sage"), group=valley.groups["oven"], word="Bakers’ evening",
        rules={"transactions": late},
    )  # fmt: skip


def _link(valley: Valley) -> None:
    """The oven and the store are partners; the seed library grew out of the garden, which still has to say so."""
    groups = valley.groups
    change_group(
        by=_fresh(valley, "Sage"), group=groups["oven"], themes=["bread", "flour of the valley"], languages=["en", "fr"],
        accountabilities=["Bread on Wednesdays and Saturdays", "The fire is out, and checked, every evening"],
    )  # fmt: skip
    asked = ask_link(
        by=_fresh(valley, "Sage"),
        group=groups["oven"],
        kind="partner",
        other=groups["store"],
        word="Bread is sold there.",
    )
    if asked.is_waiting:
        answer_link(by=_fresh(valley, "Holly"), link=asked, agree=True)
    ask_link(by=_fresh(valley, "Sage"), group=groups["oven"], kind="follows", other=groups["garden"])


def _trust(valley: Valley) -> None:
    """The keys of the garden shed are held by whoever enough of the gardeners trust with them."""
    garden, people = valley.groups["garden"], valley.inside["garden"]
    keys = create_role(
        by=_fresh(valley, "Fern"),
        group=garden,
        name="Keys of the shed",
        rights=[],
        purpose="Opens and closes; knows where the spades are.",
    )
    set_role_trust(by=_fresh(valley, "Fern"), role=keys, percent=20, cap=4)
    page = open_role_page(by=_fresh(valley, "Fern"), role=keys)
    answers_for = ["The shed is open on Saturdays from nine.", "Tools that are lent are written down."]
    change_group(by=_fresh(valley, "Fern"), group=page, accountabilities=answers_for)
    keeper = next(one for one in people if one.name not in LOGINS)
    for one in [one for one in people if one.pk != keeper.pk][:5]:
        speaks = valley.story.speaks(Viewer.of(one))
        if speaks.belongs_fully(garden):
            give_trust(by=speaks, group=garden, member=keeper, role=keys, shown_to="group")


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
