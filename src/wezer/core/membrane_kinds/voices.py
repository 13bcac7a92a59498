"""Conditions that wait for what others say: a decision, vouching, a vote."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from wezer.core.crossing.kinds import NO, WAITS, YES, Attempt, Knob, MembraneKind, Verdict, membrane_kinds
from wezer.core.crossing.refusals import MembraneInvalid
from wezer.core.crossing.tally import Count, certain, passes
from wezer.core.crossing.voters import those_who_may_vouch
from wezer.core.models import VoiceChoice, VoiceKind

MOST_QUESTIONS = 10


def _said(attempt: Attempt, kind: str, choice: str) -> list[int]:
    return [each.member_id for each in attempt.voices if each.kind == kind and each.choice == choice]


@membrane_kinds.add
class Request(MembraneKind):
    kind, name, icon, order = "request", gettext_lazy("Request"), "log-in", 20
    description = gettext_lazy("One asks; those who decide who enters answer, and say why when it is no.")
    asks_others = True
    knobs = {
        "deciders": Knob(int, 1, gettext_lazy("How many have to say yes"), least=1, most=9),
        "questions": Knob(list, [], gettext_lazy("Questions"), gettext_lazy("One a line; none is needed.")),
    }

    def clean(self, said: Mapping[str, Any]) -> dict[str, Any]:
        kept = super().clean(said)
        asked = [" ".join(str(each).split()) for each in kept["questions"]]
        kept["questions"] = [each for each in asked if each]
        if len(kept["questions"]) > MOST_QUESTIONS or any(len(each) > 300 for each in kept["questions"]):
            raise MembraneInvalid(field="questions", why=_("there are at most 10 questions of at most 300 letters"))
        return kept

    def sentence(self, settings: Mapping[str, Any]) -> str:
        number = settings["deciders"]
        return ngettext(
            "one of those who decide who enters says yes", "{number} of those who decide who enters say yes", number
        ).format(number=number)

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        yes = len(_said(attempt, VoiceKind.DECISION, VoiceChoice.YES))
        no = len(_said(attempt, VoiceKind.DECISION, VoiceChoice.NO))
        answer = NO if no else YES if yes >= settings["deciders"] else WAITS
        return Verdict(answer, {"yes": yes, "no": no, "needed": settings["deciders"]})


@membrane_kinds.add
class Vouching(MembraneKind):
    kind, name, icon, order = "vouching", gettext_lazy("Vouching"), "handshake", 40
    description = gettext_lazy("Members who know the person vouch for them; each may take it back until they are in.")
    asks_others = True
    knobs = {
        "vouchers": Knob(int, 2, gettext_lazy("How many vouch"), least=1, most=20),
        "seniority_days": Knob(
            int, 0, gettext_lazy("Days that who vouches has been in"), gettext_lazy("0: no matter how long."), most=3650
        ),
    }

    def sentence(self, settings: Mapping[str, Any]) -> str:
        number, days = settings["vouchers"], settings["seniority_days"]
        who = ngettext("one member vouches", "{number} members vouch", number).format(number=number)
        if not days:
            return who
        long = ngettext("in for a day at least", "in for {days} days at least", days).format(days=days)
        return _("{who} ({long})").format(who=who, long=long)

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        said = _said(attempt, VoiceKind.VOUCH, VoiceChoice.YES)
        still = those_who_may_vouch(attempt.group, settings).filter(member__in=said).count() if said else 0
        answer = YES if still >= settings["vouchers"] else WAITS
        return Verdict(answer, {"vouching": still, "needed": settings["vouchers"]})


@membrane_kinds.add
class Vote(MembraneKind):
    kind, name, icon, order = "vote", gettext_lazy("Vote"), "vote", 50
    description = gettext_lazy("A yes or no vote of those inside, for some days.")
    asks_others = True
    only_once = gettext_lazy("only one of its ways has a vote")
    knobs = {
        "who": Knob(
            str, "members", gettext_lazy("Who votes"),
            choices=(
                ("members", gettext_lazy("All who are fully in")),
                ("team", gettext_lazy("Those who decide who enters, and the guides")),
            ),
        ),
        "quorum": Knob(
            int, 30, gettext_lazy("Quorum"), gettext_lazy("Percent of those who may vote that have to."), most=100
        ),
        "threshold": Knob(
            int, 51, gettext_lazy("Threshold"), gettext_lazy("Percent of yes that lets in."), least=1, most=100
        ),
        "days": Knob(int, 7, gettext_lazy("Days"), gettext_lazy("How long it is open."), least=1, most=60),
        "blank": Knob(
            str, "counts", gettext_lazy("Blank ballots"),
            choices=(
                ("counts", gettext_lazy("count for the quorum only")),
                ("against", gettext_lazy("count for the quorum, and lower the share of yes")),
                ("ignored", gettext_lazy("count for nothing")),
            ),
        ),
        "silence": Knob(
            str, "nothing", gettext_lazy("Who does not vote"),
            choices=(
                ("nothing", gettext_lazy("counts for nothing")),
                ("yes", gettext_lazy("counts as a yes")),
                ("no", gettext_lazy("counts as a no")),
            ),
        ),
    }  # fmt: skip

    def sentence(self, settings: Mapping[str, Any]) -> str:
        days = settings["days"]
        long = ngettext("one day", "{days} days", days).format(days=days)
        said = (
            _("a vote of {long} among those who decide says yes (quorum {quorum} %, yes {threshold} %; {silence})")
            if settings["who"] == "team"
            else _("a vote of {long} among the members says yes (quorum {quorum} %, yes {threshold} %; {silence})")
        )
        silence = {
            "nothing": _("silence counts for nothing"),
            "yes": _("silence is a yes"),
            "no": _("silence is a no"),
        }[settings["silence"]]
        return said.format(long=long, quorum=settings["quorum"], threshold=settings["threshold"], silence=silence)

    def judge(self, settings: Mapping[str, Any], attempt: Attempt) -> Verdict:
        """The result when its time is over or no missing ballot can change it; until then it waits."""
        if attempt.crossing is None:
            return Verdict(WAITS)
        count = Count(
            len(attempt.crossing.electors),
            *(len(_said(attempt, VoiceKind.BALLOT, choice)) for choice in (VoiceChoice.YES, VoiceChoice.NO, VoiceChoice.BLANK)),
        )  # fmt: skip
        closes = attempt.crossing.closes_at
        over = closes is None or closes <= attempt.at  # None: counted already, while another condition waits
        result = passes(count, settings) if over else certain(count, settings)
        told = {"electors": count.electors, "yes": count.yes, "no": count.no, "blank": count.blank}
        return Verdict(WAITS if result is None else YES if result else NO, told)
