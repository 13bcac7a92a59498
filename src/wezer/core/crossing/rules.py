"""A membrane's rule: checked when it is written, run for one or many members, explained part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.crossing.rule_values import facts_for, private_names, rule_context
from wezer.core.models import Group, Member
from wezer.kernel.wel import YES_NO, Explanation, Rule, WelError, compile_rule

#: Longest rule of a membrane (core.md 5.3).
LONGEST_RULE = 500


def check_rule(source: str) -> str:
    """The rule as WEL writes it; refuses what is none, or reads what no open module tells."""
    if len(source) > LONGEST_RULE:
        raise MembraneInvalid(field="expression", why=_("a rule has at most {most} letters").format(most=LONGEST_RULE))
    try:
        return compile_rule(source, rule_context(open_only=True)).text
    except WelError as error:
        raise MembraneInvalid(field="expression", why=error.sentence) from error


@dataclass(frozen=True, slots=True)
class Ruling:
    """Whether a rule holds for somebody, with what it read. `error`: something in it is unknown now, which counts as no."""

    holds: bool
    read: Mapping[str, Any]
    error: WelError | None = None


def rule_on(source: str, members: Sequence[Member], group: Group) -> dict[int, Ruling]:
    """The ruling for each member, by its id."""
    try:
        rule = compile_rule(source, rule_context())
    except WelError as error:  # the package that told one of its facts is no longer installed
        return {member.pk: Ruling(False, {}, error) for member in members}
    found = facts_for(rule.needs, members, group)
    return {number: _ruling(rule, read) for number, read in found.items()}


def _ruling(rule: Rule, read: Mapping[str, Any]) -> Ruling:
    outcome = rule.outcome(read)
    return Ruling(outcome.value is True, read, outcome.error)


@dataclass(frozen=True, slots=True)
class TracePart:
    """One part of a rule for a page: how deep, its text, whether it holds, what it was."""

    depth: int
    text: str
    holds: bool | None  # None: no yes or no
    value: str
    error: str = ""


def trace(source: str, member: Member, group: Group, *, to_member: bool) -> list[TracePart]:
    """How the rule came to its result. Figures of private facts are left out unless the member themselves reads it."""
    try:
        rule = compile_rule(source, rule_context())
    except WelError as error:
        return [TracePart(0, source, False, "", str(error.sentence))]
    read = facts_for(rule.needs, [member], group)[member.pk]
    hidden = frozenset() if to_member else private_names()
    secret = {need.key for need in rule.needs if need.name in hidden}
    return list(_parts(rule.explain(read), 0, secret))


def _parts(told: Explanation, depth: int, secret: set[str]) -> list[TracePart]:
    is_yes_no = told.type == YES_NO
    hides = any(key in told.text for key in secret) and not is_yes_no
    error = str(told.error.sentence) if told.error is not None and not told.parts else ""
    holds = bool(told.value) if is_yes_no and told.error is None else (False if is_yes_no else None)
    value = "" if is_yes_no or told.value is None else (_("kept private") if hides else str(told.value))
    here = TracePart(depth, told.text, holds, value, error)
    worth_telling = [each for each in told.parts if each.parts or each.text != str(each.value)]  # a figure says itself
    below = [part for each in worth_telling for part in _parts(each, depth + 1, secret)]
    return [here, *below]
