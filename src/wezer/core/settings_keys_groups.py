"""What a group decides about the groups inside it, about its own quiet and about members who stay away."""

from django.utils.translation import gettext_lazy as _

from wezer.core.endings import SHORTEST_SILENCE
from wezer.core.models.glass import LONGEST_HOURS
from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import declare


def some_days(value: int) -> int:
    if not 1 <= value <= 90:
        raise SettingInvalid(why=_("choose between 1 and 90 days"))
    return value


def _founders(value: int) -> int:
    if not 2 <= value <= 50:
        raise SettingInvalid(why=_("between 2 and 50"))
    return value


def _silence(value: int) -> int:
    if value and not SHORTEST_SILENCE <= value <= 3650:
        raise SettingInvalid(why=_("0, or between 30 and 3650 days"))
    return value


def _absence(value: int) -> int:
    if value and not 3 <= value <= 120:
        raise SettingInvalid(why=_("0, or between 3 and 120 months"))
    return value


def percent(value: int) -> int:
    if not 1 <= value <= 100:
        raise SettingInvalid(why=_("a number between 1 and 100 was expected"))
    return value


def _hours(value: int) -> int:
    if not 1 <= value <= LONGEST_HOURS:
        raise SettingInvalid(why=_("between {least} and {most}").format(least=1, most=LONGEST_HOURS))
    return value


declare(
    "glass.hours",
    int,
    default=24,
    label=_("Hours for which a group is opened for reading in an emergency"),
    help=_("By somebody who is not in it and holds the right; the group is told. 72 at most."),
    check=_hours,
)
declare(
    "groups.creation",
    str,
    default="free",
    label=_("New groups inside"),
    help=_("Of members who hold no right to open groups here."),
    scope="group",
    choices=(
        ("free", _("Open at once")),
        ("steward", _("Wait for those who tend the group")),
        ("founders", _("Wait for enough founders")),
        ("vote", _("Wait for a vote of those inside")),
    ),
)
declare(
    "groups.invitation_days",
    int,
    default=30,
    label=_("Days to answer an invitation into the group"),
    help=_("Then it ends by itself; 90 at most."),
    scope="group",
    check=some_days,
)
declare(
    "groups.vote_days",
    int,
    default=7,
    label=_("Days of a vote on a new group"),
    scope="group",
    check=some_days,
)
declare(
    "groups.vote_quorum",
    int,
    default=30,
    label=_("Quorum of a vote on a new group"),
    help=_("Percent of those who may vote that have to."),
    scope="group",
    check=percent,
)
declare(
    "groups.vote_threshold",
    int,
    default=51,
    label=_("Threshold of a vote on a new group"),
    help=_("Percent of yes that opens it."),
    scope="group",
    check=percent,
)
declare("groups.founders", int, default=3, label=_("So many founders open a group"), scope="group", check=_founders)
declare(
    "groups.idle_days",
    int,
    default=365,
    label=_("Days of silence until a conversation is archived"),
    help=_("Those who tend it hear of it a week before, and whoever writes keeps it open. 0: never."),
    scope="group",
    check=_silence,
)
declare(
    "membership.dormant_months",
    int,
    default=18,
    label=_("Months without a visit until a member is dormant"),
    help=_("0: never. They are warned twice before; once they are back all is as it was."),
    check=_absence,
)
