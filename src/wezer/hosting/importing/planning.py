"""A plan beside what is here: who is known already, whom payments point at, whether balances agree. Writes nothing."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from wezer.core.models import Belonging, BelongingState, Group, Member, ProfileField
from wezer.exchange.models.announcement import LONGEST_TITLE
from wezer.hosting.importing.plan import COMMUNITY, SUSPENSE, Listing, Money, Payment, Person, Plan
from wezer.ledger.currencies import currencies

SPECIAL = (COMMUNITY, SUSPENSE)


@dataclass(frozen=True)
class Difference:
    """A balance that the payments do not add up to. An empty `key`: what all opening balances together leave over."""

    key: str
    code: str
    computed: int
    expected: int


@dataclass
class Checked:
    """What can be written, and what is left out and why."""

    plan: Plan
    people: list[Person] = field(default_factory=list)
    known: dict[str, Member] = field(default_factory=dict)  # by key: members who are here already
    groups: dict[str, Group] = field(default_factory=dict)
    listings: list[Listing] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)

    @property
    def paper(self) -> int:
        return sum(1 for person in self.people if not person.email)


def currencies_here() -> list[Money]:
    """The currencies as the presets need to know them."""
    return [Money(one.code, one.scale, one.display_format == "hours_minutes") for one in currencies()]


def examine(plan: Plan, *, own: frozenset[int] = frozenset()) -> Checked:
    """Everything that only a look into the database tells; the report lines are added to the plan's own.

    `own`: members that the same batch made before it was interrupted; they are no strangers.
    """
    checked = Checked(plan)
    _people(checked, own)
    _groups(checked)
    keys = {person.key for person in checked.people} | set(checked.known) | set(SPECIAL)
    named = {each.author for each in plan.listings} | {
        key for each in plan.payments for key in (each.source, each.target)
    }
    for member in Member.objects.filter(number__in=named - keys).exclude(number=""):
        checked.known[member.number] = member
        keys.add(member.number)
    _listings(checked, keys)
    _payments(checked, keys)
    checked.differences = differences(checked)
    return checked


def _people(checked: Checked, own: frozenset[int]) -> None:
    plan = checked.plan
    mails = [person.email for person in plan.people if person.email]
    by_mail: dict[str, Member] = {}
    for line in ProfileField.objects.filter(key="email", value__in=mails).select_related("member"):
        by_mail[str(line.value)] = line.member
    for member in Member.objects.filter(user__email__in=mails).select_related("user"):
        by_mail[str(member.user.email)] = member  # type: ignore[union-attr]  # only members with a login are read
    undone = _undone([member.pk for member in by_mail.values()])
    by_mail = {mail: member for mail, member in by_mail.items() if member.pk not in undone}
    numbers = [person.key for person in plan.people]
    by_number = {member.number: member for member in Member.objects.filter(number__in=numbers).exclude(number="")}
    for person in plan.people:
        here = by_mail.get(person.email) if person.email else None
        here = here or by_number.get(person.key)
        if here is None or here.pk in own:
            checked.people.append(person)
            continue
        checked.known[person.key] = here
        words = _("{name} is here already as {member}; nothing is changed")
        if by_number.get(person.key) != here:  # whose address it is, whoever imports may not know
            words = _("Somebody with the address of {name} is here already; nothing is changed")
        plan.problems.append(person.line.problem("", words, is_error=False, name=person.name, member=here.name))


def _undone(members: list[int]) -> list[int]:
    """Those of an import that was undone: they count as nobody."""
    outside = Belonging.objects.filter(
        member__in=members, group__parent=None, state=BelongingState.WITHDRAWN, crossing="import", member__number=""
    )
    return list(outside.values_list("member_id", flat=True))


def _groups(checked: Checked) -> None:
    wanted = {name.casefold() for person in checked.people for name in person.groups}
    here = {group.name.casefold(): group for group in Group.objects.exclude(parent=None)} if wanted else {}
    here |= {group.slug: group for group in here.values()}
    for person in checked.people:
        for name in person.groups:
            group = here.get(name.casefold())
            if group is not None:
                checked.groups[name] = group
            else:
                told = _("there is no group “{name}” here; found it first, or leave it")
                checked.plan.problems.append(person.line.problem("groups", told, is_error=False, name=name))


def _listings(checked: Checked, keys: set[str]) -> None:
    for each in checked.plan.listings:
        if each.author not in keys or each.author in SPECIAL:
            checked.plan.problems.append(each.line.problem("author", _("author {key} not found"), key=each.author))
        elif not 1 <= len(each.title) <= LONGEST_TITLE:
            told = _("a title has 1 to {most} letters")
            checked.plan.problems.append(each.line.problem("title", told, most=LONGEST_TITLE))
        else:
            checked.listings.append(each)


def _payments(checked: Checked, keys: set[str]) -> None:
    for each in checked.plan.payments:
        wrong = []
        if each.source not in keys:
            wrong.append(each.line.problem("source", _("source {key} not found"), key=each.source))
        if each.target not in keys:
            wrong.append(each.line.problem("destination", _("destination {key} not found"), key=each.target))
        if not wrong and each.source == each.target:
            wrong.append(each.line.problem("destination", _("nobody pays themselves")))
        checked.plan.problems += wrong
        if not wrong:
            checked.payments.append(each)


def differences(checked: Checked) -> list[Difference]:
    """Where what was paid and what the source says of balances do not agree."""
    computed: dict[tuple[str, str], int] = defaultdict(int)
    for each in checked.payments:
        computed[each.source, each.code] -= each.units
        computed[each.target, each.code] += each.units
    tracked = {one.code for one in currencies() if one.is_tracked}
    found = [
        Difference(key, code, computed[key, code], expected)
        for (key, code), expected in sorted(checked.plan.balances.items())
        if computed[key, code] != expected and code not in tracked
    ]
    left = sorted(
        (code, units) for (key, code), units in computed.items() if key == SUSPENSE and units and code not in tracked
    )
    return found + [Difference("", code, units, 0) for code, units in left]
