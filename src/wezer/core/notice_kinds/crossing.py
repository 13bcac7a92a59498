"""Crossing membranes: who is asked for their say, newcomers and guides, rules."""

from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


def _names(notice: Any) -> dict[str, str]:
    return {
        "name": notice.actor.name if notice.actor else _("Someone"),
        "group": notice.group.name if notice.group else "",
    }


class _OfCrossing(NoticeKind):
    """Of one belonging; its page shows everything about it."""

    topic = "belonging"
    said: Any = ""

    def sentence(self, notice: Any) -> str:
        return str(self.said).format(**_names(notice))

    def url(self, notice: Any) -> str:
        if not notice.group_id or not notice.subject:
            return reverse("home:home")
        return reverse("groups:standing", args=[notice.group.slug, notice.subject.rpartition("/")[2]])


@notice_kinds.add
class VouchingWanted(_OfCrossing):
    kind, name, icon = "vouching_wanted", gettext_lazy("Someone needs people who vouch for them"), "handshake"
    waits = True
    said = gettext_lazy("{name} wants to come into {group}: do you vouch for them?")


@notice_kinds.add
class VoteWanted(_OfCrossing):
    kind, name, icon = "vote_wanted", gettext_lazy("A vote on who comes in"), "vote"
    waits = True
    said = gettext_lazy("{name} wants to come into {group}: a vote is open")


@notice_kinds.add
class NewcomerHere(_OfCrossing):
    kind, name, icon = "newcomer_here", gettext_lazy("I am a newcomer somewhere"), "sprout"
    said = gettext_lazy("You are a newcomer in {group}")


@notice_kinds.add
class TrialOver(_OfCrossing):
    kind, name, icon = "trial_over", gettext_lazy("I am no newcomer any more"), "sparkles"
    said = gettext_lazy("Your trial is over: you are fully in {group}")


@notice_kinds.add
class GuidesNewcomer(_OfCrossing):
    kind, name, icon = "guides_newcomer", gettext_lazy("I accompany a newcomer"), "compass"
    waits = True
    said = gettext_lazy("You accompany {name}, who is new in {group}: say hello")


@notice_kinds.add
class GuideGiven(_OfCrossing):
    kind, name, icon = "guide_given", gettext_lazy("I have a guide"), "compass"
    said = gettext_lazy("{name} accompanies you in {group}")


@notice_kinds.add
class GuideMissing(_OfCrossing):
    kind, name, icon = "guide_missing", gettext_lazy("A newcomer has no guide"), "compass"
    waits = True
    said = gettext_lazy("{name} is new in {group} and has no guide")


@notice_kinds.add
class NewcomerUnmet(_OfCrossing):
    kind, name, icon = "newcomer_unmet", gettext_lazy("Nobody has met a newcomer"), "clock"
    waits = True
    said = gettext_lazy("Nobody has met {name} yet, who is new in {group}")


@notice_kinds.add
class GraceBegan(_OfCrossing):
    kind, name, icon = "grace_began", gettext_lazy("A membrane's rule no longer holds for me"), "hourglass"

    def sentence(self, notice: Any) -> str:
        until = notice.detail.get("until")
        day = date_format(timezone.localtime(datetime.fromisoformat(until)), "DATE_FORMAT") if until else ""
        return _("What {group} asks of its members does not hold for you now; until {day} nothing changes").format(
            group=_names(notice)["group"], day=day
        )


@notice_kinds.add
class GraceBeganOf(_OfCrossing):
    kind, name, icon = (
        "grace_began_of",
        gettext_lazy("The rule no longer holds for someone in a group I tend"),
        "hourglass",
    )
    said = gettext_lazy("The rule of {group} does not hold for {name} now; days of grace have begun")


@notice_kinds.add
class GraceEnded(_OfCrossing):
    kind, name, icon = "grace_ended", gettext_lazy("A membrane's rule holds for me again"), "check"
    said = gettext_lazy("What {group} asks of its members holds for you again")


@notice_kinds.add
class GraceEndedOf(_OfCrossing):
    kind, name, icon = "grace_ended_of", gettext_lazy("The rule holds again for someone in a group I tend"), "check"
    said = gettext_lazy("The rule of {group} holds for {name} again")


@notice_kinds.add
class RuleLost(_OfCrossing):
    kind, name, icon = "rule_lost", gettext_lazy("A membrane's rule paused my belonging"), "clock"
    said = gettext_lazy("The days of grace are over: in {group} you read, without a vote, until its rule holds again")


@notice_kinds.add
class RuleLostOf(_OfCrossing):
    kind, name, icon = "rule_lost_of", gettext_lazy("A rule paused someone in a group I tend"), "clock"
    said = gettext_lazy("{name} is on a pause in {group}: its rule does not hold for them")


@notice_kinds.add
class RuleFound(_OfCrossing):
    kind, name, icon = "rule_found", gettext_lazy("A membrane's rule ends my pause"), "door-open"
    said = gettext_lazy("The rule of {group} holds for you again: you are back in")


@notice_kinds.add
class RuleFoundOf(_OfCrossing):
    kind, name, icon = "rule_found_of", gettext_lazy("Someone is back by the rule of a group I tend"), "door-open"
    said = gettext_lazy("{name} is back in {group} by its rule")


@notice_kinds.add
class RuleUnknown(NoticeKind):
    kind, name, icon = "rule_unknown", gettext_lazy("A membrane's rule reads something unknown"), "triangle-alert"
    topic = "belonging"

    def sentence(self, notice: Any) -> str:
        return _("The rule of {group} reads something that is not known now ({what}): nobody enters by it").format(
            group=_names(notice)["group"], what=notice.detail.get("name", "")
        )

    def url(self, notice: Any) -> str:
        return reverse("groups:membrane", args=[notice.group.slug]) if notice.group_id else reverse("home:home")


class _OfAgreement(NoticeKind):
    topic = "belonging"

    def url(self, notice: Any) -> str:
        if not notice.group_id:
            return reverse("home:home")
        if not (key := notice.detail.get("key")):
            return reverse("groups:agreements", args=[notice.group.slug])
        return reverse("groups:agreement", args=[notice.group.slug, key])


@notice_kinds.add
class AgreementWaits(_OfAgreement):
    kind, name, icon = "agreement_waits", gettext_lazy("An agreement waits for me"), "signature"
    waits = True

    def sentence(self, notice: Any) -> str:
        said = _("{group} asks you to accept “{title}”")
        return said.format(group=_names(notice)["group"], title=notice.detail.get("title", ""))


@notice_kinds.add
class AgreementReview(_OfAgreement):
    kind, name, icon = "agreement_review", gettext_lazy("An agreement is to be looked at again"), "calendar-clock"
    waits = True

    def sentence(self, notice: Any) -> str:
        said = _("“{title}” of {group} is to be looked at again")
        return said.format(group=_names(notice)["group"], title=notice.detail.get("title", ""))
