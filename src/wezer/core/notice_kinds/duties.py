"""Duties: what one bears, how far one is, what follows (core.md R-3)."""

from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


class _OfDuty(NoticeKind):
    topic, icon = "roles", "list-checks"
    said: dict[str, Any] = {}

    def sentence(self, notice: Any) -> str:
        detail = notice.detail
        words = self.said.get(detail.get("what") or detail.get("state", ""), self.said[""])
        return str(words).format(
            name=notice.actor.name if notice.actor else _("Someone"), group=notice.group.name if notice.group else "",
            duty=detail.get("name", ""), day=_day(detail),
        )  # fmt: skip

    def url(self, notice: Any) -> str:
        if not notice.group_id:
            return reverse("home:home")
        return reverse("groups:duty", args=[notice.group.slug, notice.detail["duty"]])


def _day(detail: dict[str, Any]) -> str:
    if until := detail.get("until"):
        return date_format(date.fromisoformat(until), "DATE_FORMAT")
    moment = detail.get("day")
    return date_format(timezone.localtime(datetime.fromisoformat(moment)), "DATE_FORMAT") if moment else ""


@notice_kinds.add
class DutyMine(_OfDuty):
    kind, name = "duty_mine", gettext_lazy("A duty I bear begins, changes or ends")
    said = {
        "": gettext_lazy("You bear a duty in {group}: {duty}"),
        "changed": gettext_lazy("A duty you bear in {group} is said otherwise: {duty}"),
        "ended": gettext_lazy("A duty you bore in {group} has ended: {duty}"),
    }


@notice_kinds.add
class DutyBehind(_OfDuty):
    kind, name, icon = "duty_behind", gettext_lazy("A period ends soon and my duty is not done"), "clock"
    said = {"": gettext_lazy("Before {day}, something is still missing of your duty in {group}: {duty}")}


@notice_kinds.add
class DutyCameOut(_OfDuty):
    kind, name = "duty_judged", gettext_lazy("How a duty of mine came out")
    said = {
        "": gettext_lazy("Your duty in {group} fell short: {duty}"),
        "talk": gettext_lazy("Your duty in {group} fell short; somebody will talk with you about it: {duty}"),
        "made_up": gettext_lazy("What was missing of your duty in {group} is done: {duty}"),
        "let_pass": gettext_lazy("What was missing of your duty in {group} was let pass: {duty}"),
    }


@notice_kinds.add
class DutyPauses(_OfDuty):
    kind, name, icon = "duty_paused", gettext_lazy("A duty pauses my belonging, or soon will"), "clock"
    always = True
    said = {
        "": gettext_lazy(
            "Your duty in {group} fell short: {duty}. Do what is missing before {day}, or your belonging is paused"
        ),
        "paused": gettext_lazy("Your belonging to {group} is paused until {day}, since a duty fell short: {duty}"),
    }


@notice_kinds.add
class DutyOfAnother(_OfDuty):
    kind, name = "duty_of", gettext_lazy("Somebody’s duty falls short in a group I tend")
    said = {
        "": gettext_lazy("A duty of {name} fell short in {group}; would you talk with them? {duty}"),
        "warned": gettext_lazy("A duty of {name} fell short in {group}; a pause is announced to them: {duty}"),
        "paused": gettext_lazy("The belonging of {name} to {group} is paused, since a duty fell short: {duty}"),
    }
