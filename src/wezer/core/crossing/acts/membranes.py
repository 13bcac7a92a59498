"""Changing a membrane: kept with a number, told; nobody who is in falls out at once (core.md M-3)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from wezer.core.acts.roles import open_role
from wezer.core.acts.settings import change_setting
from wezer.core.community import forget_community
from wezer.core.crossing.acts.standing import reconsider_group
from wezer.core.crossing.events import MembraneChanged
from wezer.core.crossing.guides import GUIDE
from wezer.core.crossing.membranes import KNOBS, Rules, clean_rules, mode_of, rules_of
from wezer.core.founding import refuse_while_voted_on
from wezer.core.models import Group, MembraneVersion
from wezer.core.settings_registry import value
from wezer.core.viewer import Viewer
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref


@act
def set_membrane(*, by: Any, group: Group, ways: Sequence[Sequence[Mapping[str, Any]]], **besides: Any) -> Rules:
    """What one has to fulfil to enter, from now on; who already asked is judged by what held then. For those inside a new
    rule begins with days of grace. `besides`: what the membrane says of newcomers and of those inside; the rest stays."""
    require(by, "core.change_membrane", group)
    held = Group.objects.select_for_update(of=("self",)).get(pk=group.pk)  # two at once: one after the other
    for name in ("has_wallet", "membrane", "membrane_rules", "has_rule", "membrane_version", "version"):
        setattr(group, name, getattr(held, name))
    before = rules_of(group)
    rules = replace(
        clean_rules(ways, {name: getattr(before, name) for name in KNOBS} | besides, group),
        exclusion=before.exclusion,
    )  # fmt: skip
    if rules == before and group.membrane_rules:
        return rules
    refuse_while_voted_on(group)
    keep_membrane(by, group, rules)
    if group.has_rule or "rule" in before.kinds:
        reconsider_group(by=Viewer.system(), group=group)
    return rules


def keep_membrane(by: Any, group: Group, rules: Rules) -> None:
    """Write the new version on the group and beside it. For acts."""
    kept = rules.as_json()
    if group.is_root:
        kept["mode"] = mode_of(rules)
    group.membrane, group.membrane_rules, group.has_rule = rules.word, kept, "rule" in rules.kinds
    group.membrane_version += 1
    group.version += 1
    group.save(update_fields=["membrane", "membrane_rules", "has_rule", "membrane_version", "version"])
    MembraneVersion.objects.create(
        group=group, number=group.membrane_version, rules=kept, membrane=group.membrane, author=by.member, at=now()
    )
    if rules.trial_days or rules.guides != "none":
        open_role(by=Viewer.system(), group=group, key=GUIDE)
    if group.is_root:
        forget_community()
        if value("admission.mode") != kept["mode"]:  # once the membrane says it: a fee is none without its amount
            change_setting(by=Viewer.system(), key="admission.mode", value=kept["mode"])
    emit(MembraneChanged(subject=ref(group), version=group.membrane_version), group=group, audit=True)


def first_membrane(by: Any, group: Group) -> None:
    """The version that a new group begins with. For acts."""
    MembraneVersion.objects.create(
        group=group, number=1, rules=group.membrane_rules, membrane=group.membrane, author=by.member, at=now()
    )
