"""Conditions that ask nobody, or whoever invites."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.crossing.kinds import NO, YES, Attempt, MembraneKind, Verdict, membrane_kinds


@membrane_kinds.add
class Open(MembraneKind):
    kind, name, icon, order = "open", gettext_lazy("Open"), "door-open", 10
    description = gettext_lazy("Members of the community enter freely.")
    stands_alone = True

    def sentence(self, settings: Mapping[str, Any]) -> str:
        return _("one is a member of the community")

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        return Verdict(YES)


@membrane_kinds.add
class Invitation(MembraneKind):
    kind, name, icon, order = "invitation", gettext_lazy("Invitation"), "mail", 30
    description = gettext_lazy("Somebody who may invite opens the door.")

    def sentence(self, settings: Mapping[str, Any]) -> str:
        return _("one is invited")

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        return Verdict(YES if attempt.invited else NO, {"invited": attempt.invited})


@membrane_kinds.add
class Closed(MembraneKind):
    kind, name, icon, order = "closed", gettext_lazy("Closed"), "lock", 90
    description = gettext_lazy("Nobody enters for now.")
    stands_alone = True

    def sentence(self, settings: Mapping[str, Any]) -> str:
        return _("it opens again: nobody enters for now")

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        return Verdict(NO)
