"""Exclusions: what the person hears, and who is asked for something."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.core.models import Exclusion
from wezer.kernel.ref import Ref


class _OfExclusion(NoticeKind):
    """The page of the procedure shows everything; a notice says no more than that there is one."""

    topic, icon = "belonging", "scale"
    said: Any = ""

    def sentence(self, notice: Any) -> str:
        until = notice.detail.get("until")
        day = date_format(timezone.localtime(datetime.fromisoformat(until)), "DATE_FORMAT") if until else ""
        name = notice.actor.name if notice.actor else _("Someone")
        return str(self.said).format(group=notice.group.name if notice.group else "", name=name, day=day)

    def url(self, notice: Any) -> str:
        return Exclusion(uid=Ref(notice.subject).uid).get_absolute_url()


class _OfMine(_OfExclusion):
    """Days run for the person concerned, who may be kept out of everything else meanwhile."""

    always = True


@notice_kinds.add
class Hearing(_OfMine):
    kind, name = "exclusion_hearing", gettext_lazy("I am to be excluded from a group")
    waits = True
    said = gettext_lazy("You are to be excluded from {group}: read why, and answer until {day}")


@notice_kinds.add
class Emergency(_OfMine):
    kind, name = "exclusion_emergency", gettext_lazy("I am kept out of a group at once")
    waits = True
    said = gettext_lazy("You are kept out of {group} for now, and are to be excluded: read why, and answer until {day}")


@notice_kinds.add
class Word(_OfMine):
    kind, name = "exclusion_word", gettext_lazy("Something was added to a procedure against me")
    said = gettext_lazy("Something was added to the file about you in {group}")


@notice_kinds.add
class Answer(_OfExclusion):
    kind, name = "exclusion_answer", gettext_lazy("Who is to be excluded has answered")
    said = gettext_lazy("{name} has answered in the procedure of {group}")


@notice_kinds.add
class Decide(_OfExclusion):
    kind, name = "exclusion_decide", gettext_lazy("An exclusion waits for my decision")
    waits = True
    said = gettext_lazy("{name} was heard: decide whether they stay in {group}")


@notice_kinds.add
class Vote(_OfExclusion):
    kind, name = "exclusion_vote", gettext_lazy("A vote on an exclusion")
    icon, waits = "vote", True
    said = gettext_lazy("A vote is open on whether {name} stays in {group}")


@notice_kinds.add
class Decided(_OfMine):
    kind, name = "exclusion_decided", gettext_lazy("I am excluded from a group")
    waits = True
    said = gettext_lazy("You are excluded from {group}: read on what grounds; you may appeal until {day}")


@notice_kinds.add
class Ended(_OfMine):
    kind, name = "exclusion_ended", gettext_lazy("A procedure against me ended without an exclusion")
    said = gettext_lazy("You are not excluded from {group}: the procedure has ended")


@notice_kinds.add
class Outcome(_OfExclusion):
    kind, name = "exclusion_outcome", gettext_lazy("How a procedure I had a part in ended")
    said = gettext_lazy("The procedure about {name} in {group} has gone on: read how it stands")


@notice_kinds.add
class Appeal(_OfExclusion):
    kind, name = "exclusion_appeal", gettext_lazy("An appeal against an exclusion waits for me")
    waits = True
    said = gettext_lazy("{name} appeals from an exclusion by {group}: you had no part in it, hear them")


@notice_kinds.add
class NoJudge(_OfExclusion):
    kind, name = "exclusion_no_judge", gettext_lazy("Nobody can hear an appeal")
    waits = True
    said = gettext_lazy(
        "An appeal from {group} waits, and all who could hear it have decided already: give the role to somebody else"
    )


@notice_kinds.add
class Upheld(_OfMine):
    kind, name = "exclusion_upheld", gettext_lazy("My appeal was heard, and the exclusion stands")
    said = gettext_lazy("Your appeal was heard: the exclusion from {group} stands")


@notice_kinds.add
class Overturned(_OfMine):
    kind, name = "exclusion_overturned", gettext_lazy("My appeal was heard, and I am in again")
    said = gettext_lazy("Your appeal was heard: you are in {group} again")
