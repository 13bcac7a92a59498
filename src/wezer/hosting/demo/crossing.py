"""How the groups of Val-Commun let people in: a rule with somebody in days of grace, an open vote, vouching, newcomers."""

from datetime import timedelta
from typing import Any

from wezer.core.acts.changing import propose_change
from wezer.core.acts.founding import vote_on_group
from wezer.core.acts.membership import ask_to_enter, decide_entry, leave_group
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.changing import decides_by_vote, open_change
from wezer.core.crossing.acts.agreements import accept_agreement, revise_agreement, write_agreement
from wezer.core.crossing.acts.inviting import propose_invitation
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.acts.newcomers import meet_newcomer
from wezer.core.crossing.acts.voices import vote_on_entry, vouch
from wezer.core.models import Agreement, Belonging, BelongingState, Crossing, Member, RoleHolding
from wezer.core.viewer import Viewer
from wezer.hosting.acts import add_person
from wezer.hosting.demo import people
from wezer.hosting.demo.valley import Valley


def plan_crossings(valley: Valley) -> None:
    """Two weeks before the end the groups write their membranes; then people come to them."""
    story = valley.story
    for days, step in (
        (40, _charter),
        (13, _write),
        (6, _second_charter),
        (9, _first_newcomer),
        (3, _come),
        (2, _say),
        (20, _quiet),
    ):
        story.at(story.end - timedelta(days=days), lambda step=step: step(valley))  # type: ignore[misc]  # a lambda whose default keeps the loop's value


def _write(valley: Valley) -> None:
    groups = valley.groups
    set_membrane(
        by=valley.by("Fern"), group=groups["garden"], trial_days=30, guides="turn", inviting="confirmed",
        ways=[[{"kind": "request", "questions": ["What have you grown before, or would you like to?"]}]],
    )  # fmt: skip
    store = groups["store"].slug
    set_membrane(
        by=valley.by("Aster"), group=groups["deliveries"],
        ways=[[{"kind": "rule", "expression": f'belongs("{store}") or member.role("steward")', "grace_days": 21}]],
    )  # fmt: skip
    _decide(
        valley, "Iris", "rivers", reason="Whom we know well need not wait a week.",
        ways=[[{"kind": "vote", "days": 7, "quorum": 40, "threshold": 60}], [{"kind": "invitation"}]],
    )  # fmt: skip
    _decide(
        valley, "Holly", "store", reason="Two of us know who comes, and shifts are found in a month.",
        ways=[[{"kind": "vouching", "vouchers": 2}]], leaving="notice", leaving_days=30,
    )  # fmt: skip
    guide = open_role(by=valley.story.speaks(Viewer.system()), group=groups["garden"], key="guide")
    for name in ("Hazel", "Mélisse"):
        grant_role(by=valley.by("Fern"), role=guide, member=valley.named(name))
    valley.story.forget()


def _decide(valley: Valley, name: str, key: str, *, reason: str, **entry: Any) -> None:
    """By who tends the group; where those in it vote on it, they say yes until it is certain."""
    group = valley.groups[key]
    if not decides_by_vote(group):
        set_membrane(by=valley.by(name), group=group, **entry)
        return
    vote = propose_change(by=valley.by(name), group=group, reason=reason, entry=entry)
    for member in Member.objects.filter(pk__in=vote.electors).order_by("name"):
        if open_change(group) is not None:
            vote_on_group(by=valley.story.by(member), group=group, choice="yes")
    group.refresh_from_db()


CHARTER = """The Common Oven bakes with flour of the valley.

* Who bakes eats; who eats helps to bake.
* Prices are made once a year, together.
"""


def _charter(valley: Valley) -> None:
    sage = valley.by("Sage")
    review = (valley.story.end + timedelta(days=150)).date()
    written = write_agreement(
        by=sage, group=valley.groups["oven"], title="Charter of the oven", key="charter", body=CHARTER, review_on=review
    )
    for member in valley.inside["oven"]:
        accept_agreement(by=valley.story.by(member), agreement=written, version="1.0")


def _quiet(valley: Valley) -> None:
    """Bryony came three weeks ago and has not taken a first step: whoever welcomes people sees her in a list."""
    system = valley.story.speaks(Viewer.system())
    add_person(by=system, name="Bryony", email="bryony@example.org", password=people.PASSWORD)


def _second_charter(valley: Valley) -> None:
    """A major version: half of the bakers have accepted it; the others are asked."""
    charter = Agreement.objects.select_related("group").get(group=valley.groups["oven"], key="charter")
    body = f"{CHARTER}* What is left at closing time goes to whoever comes by.\n"
    revise_agreement(
        by=valley.by("Sage"), agreement=charter, body=body, is_major=True, summary="What becomes of bread that is left",
        review_on=charter.review_on,
    )  # fmt: skip
    for member in valley.inside["oven"][::2]:
        accept_agreement(by=valley.story.by(member), agreement=charter, version="2.0")


def _outsider(valley: Valley, group: str) -> Member:
    """Somebody who is not in it and has not asked."""
    known = set(Belonging.objects.filter(group=valley.groups[group]).values_list("member_id", flat=True))
    return next(one for one in valley.joined if one.pk not in known and one.name not in people.LOGINS)


def _ask(valley: Valley, group: str, words: str) -> Belonging:
    one = _outsider(valley, group)
    return ask_to_enter(by=valley.story.by(one), group=valley.groups[group], message=words)


def _first_newcomer(valley: Valley) -> None:
    asked = _ask(valley, "garden", "A balcony is not enough for my tomatoes.")
    decide_entry(by=valley.by("Fern"), belonging=asked, accept=True)
    valley.inside["garden"].append(asked.member)
    valley.story.forget()
    meet_newcomer(by=valley.by("Hazel"), belonging=asked)


def _come(valley: Valley) -> None:
    asked = _ask(valley, "garden", "I have seeds from my grandmother.")
    decide_entry(by=valley.by("Fern"), belonging=asked, accept=True)
    valley.inside["garden"].append(asked.member)
    _ask(valley, "rivers", "I measure the water at the mill every week.")
    _ask(valley, "store", "I can keep the shelves in order on Thursdays.")
    valley.story.forget()


def _say(valley: Valley) -> None:
    """Some have voted, one vouches; the rest waits for whoever looks."""
    votes = Crossing.objects.select_related("belonging").get(group=valley.groups["rivers"], state="waiting")
    for name, choice in (("Iris", "yes"), ("Rowan", "yes"), ("Oak", "blank")):
        if valley.named(name).pk in votes.electors:
            vote_on_entry(by=valley.by(name), crossing=votes, choice=choice)
    wanted = Crossing.objects.select_related("belonging").filter(group=valley.groups["store"], state="waiting")
    vouch(by=valley.by("Holly"), crossing=wanted.order_by("-id")[0])
    _propose(valley)
    _say_goodbye(valley)


def _say_goodbye(valley: Valley) -> None:
    """Somebody leaves the store in a month."""
    inside = Belonging.objects.filter(group=valley.groups["store"], state=BelongingState.MEMBER).order_by("pk")
    holding = RoleHolding.objects.filter(until=None).values("member")
    going = inside.exclude(member__in=holding).exclude(member__name__in=people.LOGINS).select_related("member")
    if (one := going.last()) is not None:
        word = "I move to the coast in a month. Thank you for the bread."
        leave_group(by=valley.story.by(one.member), group=valley.groups["store"], word=word)


def _propose(valley: Valley) -> None:
    """Clover would like to have somebody in the garden; Fern says yes first."""
    garden = valley.groups["garden"]
    known = set(Belonging.objects.filter(group=garden).values_list("member_id", flat=True))
    friend = next(one for one in reversed(valley.joined) if one.pk not in known and one.name not in people.LOGINS)
    words = "We share a fence, and she knows everything about beans."
    propose_invitation(by=valley.by("Clover"), group=garden, member=friend, message=words)
