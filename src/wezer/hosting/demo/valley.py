"""Val-Commun: its founding, its people, groups, currencies and market."""

from dataclasses import dataclass, field
from typing import Any

from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.login import open_account, sign_in
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import (
    answer_invitation,
    ask_to_enter,
    bring_in,
    decide_entry,
    enter_group,
    invite_member,
)
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.role_pages import open_role_page
from wezer.core.acts.roles import create_role, grant_role
from wezer.core.acts.settings import change_setting
from wezer.core.models import Group, Member, Membrane, Party, Role, Room, User, UserState
from wezer.core.profile_fields import skill_of
from wezer.core.viewer import Viewer
from wezer.exchange.acts.categories import create_category, create_criterion, set_criterion, set_skills
from wezer.exchange.models import Category
from wezer.hosting.acts import add_person, begin_community
from wezer.hosting.demo import people
from wezer.hosting.demo.market import CATEGORIES, CRITERIA
from wezer.hosting.demo.story import Story
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.limits import set_authorisation, set_limit
from wezer.ledger.models import Account, Currency

TEN_HOURS = 36_000
#: Groups that trade for many have wider limits than one person.
WIDE = 6_000


@dataclass
class Valley:
    """What there is so far: everybody and everything by name."""

    story: Story
    members: dict[str, Member] = field(default_factory=dict)
    joined: list[Member] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    inside: dict[str, list[Member]] = field(default_factory=dict)
    currencies: dict[str, Currency] = field(default_factory=dict)
    categories: dict[str, Category] = field(default_factory=dict)

    def named(self, name: str) -> Member:
        return self.members[name]

    def by(self, name: str, group: str = "") -> Viewer:
        return self.story.by(self.members[name], self.groups[group] if group else None)

    def anyone(self, *but: Party) -> Member:
        """Somebody who has joined already; those who were there first do a little more."""
        kept = {one.pk for one in but}
        while True:
            found: Member = self.joined[int(len(self.joined) * self.story.chance.random() ** 1.25)]
            if found.pk not in kept:
                return found

    def language_of(self, member: Member) -> str:
        return "fr" if member.name in people.FRENCH else "en"

    def talk_room(self, group: str) -> Room:
        return (
            Room.objects.select_related("group").filter(group=self.groups[group], kind="talk").order_by("position")[0]
        )

    def holder_of(self, group: str) -> str:
        return next(plan.founder for plan in people.GROUPS if plan.key == group)

    def has_room(self, payer: Party, payee: Party, code: str, units: int) -> bool:
        """Whether the limits of both let this be paid now."""
        found = {
            each.holder_id: each
            for each in Account.objects.filter(
                holder__in=[payer.pk, payee.pk], currency=self.currencies[code], purpose="wallet"
            )
        }
        rules = self.currencies[code]
        out, into = found.get(payer.pk), found.get(payee.pk)
        floor, ceiling = (out.floor if out else rules.rule("floor")), (into.ceiling if into else rules.rule("ceiling"))
        available, coming = (out.available if out else 0), (into.balance + into.expected if into else 0)
        return (floor is None or available - units >= floor) and (ceiling is None or coming + units <= ceiling)

    def fits(self, payee: Party, code: str, units: int) -> bool:
        """Whether the payee's wallet still takes what was agreed on."""
        into = Account.objects.filter(holder=payee, currency=self.currencies[code], purpose="wallet").first()
        return into is None or into.ceiling is None or into.balance + units <= into.ceiling

    def balance(self, party: Party, code: str = "VAL") -> int:
        found = Account.objects.filter(holder=party, currency=self.currencies[code], purpose="wallet").first()
        return found.available if found else 0


def plan_founding(valley: Valley) -> None:
    """The first weeks: the community, its money, its market; people come, and found their groups."""
    story = valley.story
    story.at(story.begin, lambda: _found(valley))
    story.at(story.day(1, 9), lambda: _currencies(valley))
    story.at(story.day(2, 9), lambda: _market(valley))
    early = {name for plan in people.GROUPS for name in (plan.founder, plan.second_holder, *plan.named)} | set(
        people.LOGINS
    )
    for name in people.NAMES[1:]:
        days = story.chance.uniform(2, 6) if name in early else story.chance.triangular(4, 230, 20)
        story.at(story.day(days), lambda name=name: _join(valley, name))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
    for number, plan in enumerate(people.GROUPS):
        story.at(story.day(8 + number * 2.5, 18), lambda plan=plan: _found_group(valley, plan))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
    story.at(story.day(37, 19), lambda: _wallet_rules(valley))


def _found(valley: Valley) -> None:
    story = valley.story
    root, oak = begin_community(
        by=story.speaks(Viewer.system()),
        name="Val-Commun",
        gardener="Oak",
        email=people.LOGINS["Oak"],
        password=people.PASSWORD,
    )
    valley.groups[""], valley.members["Oak"] = root, oak
    valley.joined.append(oak)
    for key, value in (
        ("community.timezone", "Europe/Paris"),
        ("community.language", "en"),
        ("security.second_factor", False),  # its logins are published, for everybody to look around
        ("admission.mode", "moderated"),
        ("admission.questions", ["What would you like to give, and what do you need?"]),
        ("admission.welcome", "Welcome to Val-Commun. Read a little, say hello, then offer one thing and ask for one."),
    ):
        change_setting(by=valley.by("Oak"), key=key, value=value)
    _profile(valley, oak)


def _currencies(valley: Valley) -> None:
    by = valley.by("Oak")
    scale = [[60, "VAL", 1, "h"], [60, "VAL", 10, "EUR"]]
    wanted: tuple[dict[str, Any], ...] = (
        {"code": "VAL", "name": "Valeureux", "name_plural": "Valeureux", "kind": "mutual_credit", "rules": {"floor": -500, "ceiling": 500, "value_scale": scale}},
        {"code": "HOUR", "name": "Hour", "name_plural": "Hours", "symbol": "h", "kind": "mutual_credit", "display_format": "hours_minutes",
         "rules": {"floor": -TEN_HOURS, "ceiling": TEN_HOURS, "value_scale": scale, "privacy": {"balances": "community"}}},
        {"code": "EUR", "name": "Euro", "name_plural": "Euros", "symbol": "€", "kind": "external", "scale": 2},
        {"code": "MERCI", "name": "Merci", "name_plural": "Mercis", "symbol": "Merci", "kind": "gratitude", "display_format": "counter", "rules": {"per_day": 20}},
        {"code": "LOAF", "name": "Loaf", "name_plural": "Loaves", "kind": "backed",
         "rules": {"backing": {"asset": "Bread of the Common Oven", "reserve": 400, "ratio": [1, 1], "redeemable": True, "rule": "One loaf on any baking day."}}},
    )  # fmt: skip
    for each in wanted:
        valley.currencies[each["code"]] = create_currency(by=by, **each)


def _market(valley: Valley) -> None:
    by = valley.by("Oak")
    criteria = {
        name: create_criterion(by=by, name=name, is_global=True, position=place) for place, name in enumerate(CRITERIA)
    }
    criteria["Code quality"] = create_criterion(by=by, name="Code quality", position=9)
    for place, (name, parent, icon, hue) in enumerate(CATEGORIES):
        valley.categories[name] = create_category(
            by=by, name=name, parent=valley.categories.get(parent), icon=icon, hue=hue, position=place
        )
    set_criterion(by=by, category=valley.categories["IT"], criterion=criteria["On time"], is_added=False)
    set_criterion(by=by, category=valley.categories["Programming"], criterion=criteria["Code quality"], is_added=True)


def _join(valley: Valley, name: str) -> None:
    """A person comes in: those with a login by the host, the others as members without one, brought by the gardener."""
    language = "fr" if name in people.FRENCH else "en"
    if name in people.LOGINS:
        system = valley.story.speaks(Viewer.system())
        made = add_person(by=system, name=name, email=people.LOGINS[name], password=people.PASSWORD, language=language)
    else:
        made = add_member(by=valley.by("Oak"), name=name, language=language)
    valley.members[name] = made
    valley.joined.append(made)
    _profile(valley, made)
    for plan in people.GROUPS:
        if plan.key in valley.groups and plan.founder != name:
            _maybe_enter(valley, plan, made)


def _profile(valley: Valley, member: Member) -> None:
    story, language = valley.story, valley.language_of(member)
    tagline, skills = people.SAYS.get(member.name) or (story.one(people.TAGLINES[language]), story.one(people.SKILLS))
    by = story.by(member)
    set_profile_field(by=by, key="tagline", value=tagline)
    if member.name in people.LOGINS or story.chance.random() < 0.7:
        place, latitude, longitude = story.one(people.PLACES)
        near = {
            "latitude": latitude + story.chance.uniform(-0.004, 0.004),
            "longitude": longitude + story.chance.uniform(-0.004, 0.004),
        }
        set_profile_field(by=by, key="skills", value=skills)
        if needs := people.NEEDS.get(member.name):
            set_profile_field(by=by, key="needs", value=needs)
            set_profile_field(
                by=by, key="availability", value=people.FREE[len(needs) % len(people.FREE)], audience="community"
            )
        set_profile_field(by=by, key="languages", value=["fr", "en"] if language == "fr" else ["en", "fr"])
        set_profile_field(by=by, key="place", value={"name": place, "shown": "town", **near})
        set_skills(by=by, names=[skill_of(each.strip())[0] for each in skills.split(",")])


def _open_role(valley: Valley, plan: people.GroupPlan) -> None:
    """A role of the group's own, given to whom the plan names, and the page on which it stands."""
    story, by = valley.story, valley.named(valley.holder_of(plan.parent))
    holders = [valley.named(name) for name in (plan.founder, *plan.named)]
    role = create_role(
        by=story.by(by), group=valley.groups[plan.parent], name=plan.name, purpose=plan.purpose, rights=[]
    )
    for member in holders:
        _enter(valley, plan.parent, member)
        grant_role(by=story.by(by), role=role, member=member)
    page = open_role_page(by=story.by(by), role=role)
    answers_for = ["The books are closed on the fifth of each month.", "Whoever asks reads them."]
    valley.groups[plan.key] = change_group(by=story.by(by), group=page, accountabilities=answers_for)
    valley.inside[plan.key] = holders
    story.forget()


def _found_group(valley: Valley, plan: people.GroupPlan) -> None:
    if plan.type == "role":
        _open_role(valley, plan)
        return
    story, founder = valley.story, valley.named(plan.founder)
    if plan.parent:
        _enter(valley, plan.parent, founder)
    group = create_group(
        by=story.by(founder), parent=valley.groups[plan.parent], type=plan.type, name=plan.name, purpose=plan.purpose,
        membrane=plan.membrane, sight=plan.sight, icon=people.ICONS.get(plan.key, ""),
    )  # fmt: skip
    valley.groups[plan.key], valley.inside[plan.key] = group, [founder]
    story.forget()
    for name in (*plan.named, plan.second_holder):
        if name:
            _enter(valley, plan.key, valley.named(name))
    if plan.second_holder:
        grant_role(
            by=story.by(founder),
            role=Role.objects.get(group=group, key="wallet"),
            member=valley.named(plan.second_holder),
        )
        story.forget()
    for member in list(valley.joined):
        _maybe_enter(valley, plan, member)


#: What Oak looks into in the end (`moderating.py`) is a group in which he is not.
STAYS_OUT = {("music", "Oak")}


def _maybe_enter(valley: Valley, plan: people.GroupPlan, member: Member) -> None:
    people_in = valley.inside[plan.key]
    if member in people_in or len(people_in) >= plan.people or (plan.key, member.name) in STAYS_OUT:
        return
    if valley.story.chance.random() < plan.people / 60 * 1.3:
        moment = valley.story.later(0.2, 12)
        valley.story.at(moment, lambda: _enter(valley, plan.key, member) if len(people_in) < plan.people else None)


def _enter(valley: Valley, key: str, member: Member) -> None:
    """Through the group's membrane, as it is: open, on request, by invitation."""
    story, group = valley.story, valley.groups[key]
    if member in valley.inside[key]:
        return
    steward = valley.named(valley.holder_of(key))
    if group.membrane == Membrane.OPEN:
        enter_group(by=story.by(member), group=group)
    elif group.membrane == Membrane.REQUEST:
        asked = ask_to_enter(by=story.by(member), group=group, message="I would like to take part.")
        decide_entry(by=story.by(steward), belonging=asked, accept=True)
    elif group.membrane == Membrane.INVITATION:
        invited = invite_member(by=story.by(steward), group=group, member=member)
        answer_invitation(by=story.by(member), belonging=invited, accept=True)
    else:
        bring_in(by=story.by(steward), group=group, member=member)
    valley.inside[key].append(member)
    story.forget()


def _wallet_rules(valley: Valley) -> None:
    """Groups that trade get room; two people sign what the oven pays above 100 VAL; the store's market is moderated."""
    by = valley.by("Oak")
    for key in ("", "oven", "repair", "garden", "store"):
        for side, units in (("floor", -WIDE), ("ceiling", WIDE)):
            set_limit(
                by=by,
                currency=valley.currencies["VAL"],
                side=side,
                units=units,
                member=valley.groups[key],
                reason="Trades for many.",
            )
    set_limit(
        by=by, currency=valley.currencies["VAL"], side="floor", units=-400, soft=True, reason="Time to offer something."
    )
    set_authorisation(
        by=valley.by("Sage"), party=valley.groups["oven"], currency=valley.currencies["VAL"], needs=2, above_units=100
    )
    change_setting(by=valley.by("Holly"), key="exchange.moderated", value=True, group=valley.groups["store"])


def ask_to_join(valley: Valley, name: str, email: str, answer: str) -> None:
    """Somebody confirmed their address and waits for the gardener's word."""
    system = valley.story.speaks(Viewer.system())
    question = "What would you like to give, and what do you need?"
    user = User(email=email, state=UserState.UNVERIFIED)
    user.set_unusable_password()
    open_account(by=system, user=user, name=name, answers=[{"question": question, "answer": answer}], language="en")
    sign_in(by=system, user=user)
