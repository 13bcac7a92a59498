"""What the rules of membranes may read now, and the values for members."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from wezer.core.crossing.rule_facts import RuleFacts, rule_facts
from wezer.core.models import Group, Member
from wezer.core.modules import closed_modules, package_of
from wezer.kernel.wel import YES_NO, Context, Lookup, Need, OnError
from wezer.kernel.wel.types import Type


def families(*, open_only: bool) -> list[RuleFacts]:
    closed = closed_modules() if open_only else frozenset()
    return [each for each in rule_facts if package_of(type(each)) not in closed]


def rule_context(*, open_only: bool = False) -> Context:
    """What rules may read: of open modules where one is written, of all installed ones where it runs."""
    found = families(open_only=open_only)
    names = tuple(pair for each in found for pair in each.names().items())
    questions = tuple(pair for each in found for pair in each.questions().items())
    return _context(names, questions)


@lru_cache(maxsize=16)
def _context(names: tuple[tuple[str, Type], ...], questions: tuple[tuple[str, Lookup], ...]) -> Context:
    return Context(
        name="membrane", names=dict(names), functions=dict(questions), on_error=OnError.FALSE, result=YES_NO
    )  # fmt: skip


def facts_for(needs: Sequence[Need], members: Sequence[Member], group: Group) -> dict[int, dict[str, Any]]:
    """What a rule needs of each member, each family of an open module asked once."""
    found: dict[int, dict[str, Any]] = {member.pk: {} for member in members}
    for each in families(open_only=True):
        mine = [need for need in needs if need.name in each.names() or need.name in each.questions()]
        if mine:
            for number, values in each.values(mine, members, group).items():
                found[number].update(values)
    return found


def private_names() -> frozenset[str]:
    return frozenset(name for each in rule_facts if each.private for name in (*each.names(), *each.questions()))
