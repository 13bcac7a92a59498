"""The statement on accessibility that anybody reads (core.md 19): what those who run the community declare of its pages.

In French it is the declaration that the RGAA asks for, part by part. Nothing is claimed that nobody audited: whoever declares
how far the pages conform names the day of the audit and the share of the criteria that it found met.
"""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.community import community
from wezer.core.models import Setting
from wezer.core.refusals import SettingInvalid
from wezer.core.settings_registry import declare, value
from wezer.kernel.clock import now

KEY = "accessibility.statement"
NOT_ASSESSED = "not_assessed"
STATES = {
    NOT_ASSESSED: pgettext_lazy("accessibility", "not assessed"),
    "none": pgettext_lazy("accessibility", "not conforming"),
    "partial": pgettext_lazy("accessibility", "partially conforming"),
    "full": pgettext_lazy("accessibility", "fully conforming"),
}
#: Percent of the criteria that the audit found met, at least and at most: the bounds of the RGAA.
SHARES = {"none": (0, 49), "partial": (50, 99), "full": (100, 100)}
#: Where the Defender of Rights of France takes complaints, and where the delegates are found.
DEFENDER = {
    "message": "https://formulaire.defenseurdesdroits.fr/",
    "delegates": "https://www.defenseurdesdroits.fr/carte-des-delegues",
}
#: The texts, and how long each may be.
TEXTS = {
    "audited_by": 200,
    "pages": 2000,
    "tools": 2000,
    "limits": 5000,
    "burdens": 5000,
    "exempt": 5000,
    "contact": 500,
}


@dataclass(frozen=True, slots=True)
class Statement:
    """What is declared. `audited_on` is a day as ISO writes it, or empty."""

    state: str = NOT_ASSESSED
    audited_on: str = ""
    percent: int | None = None
    audited_by: str = ""
    pages: str = ""
    tools: str = ""
    limits: str = ""
    burdens: str = ""
    exempt: str = ""
    contact: str = ""

    @property
    def is_assessed(self) -> bool:
        return self.state != NOT_ASSESSED

    @property
    def audit_day(self) -> date | None:
        return _day(self.audited_on)


def statement() -> Statement:
    return Statement(**value(KEY))


def stated_at() -> datetime | None:
    """When it was said as it stands; None: the product says it by itself."""
    return Setting.objects.filter(group=community(), key=KEY).values_list("changed_at", flat=True).first()


def check_statement(sent: dict[str, Any]) -> dict[str, Any]:
    """The statement as it is kept, or a refusal at the line that cannot stand."""
    said = asdict(Statement()) | sent
    if len(said) > len(fields(Statement)):
        raise SettingInvalid(why=_("there is no such line in it"))
    if not isinstance(said["state"], str) or said["state"] not in STATES:
        raise SettingInvalid(field="state", why=_("choose one of the possibilities"))
    for name, longest in TEXTS.items():
        said[name] = _text(name, said[name], longest)
    _check_audit(said)
    return said


def _text(name: str, sent: Any, longest: int) -> str:
    if not isinstance(sent, str):
        raise SettingInvalid(field=name, why=_("it is of another kind than expected"))
    if len(sent) > longest:
        raise SettingInvalid(field=name, why=_("it is too long"))
    return sent.strip()


def _check_audit(said: dict[str, Any]) -> None:
    on, percent = said["audited_on"], said["percent"]
    day = _day(on)
    if on != "" and (day is None or day > localtime(now()).date()):
        raise SettingInvalid(field="audited_on", why=_("a day that is over was expected"))
    if percent is not None and (type(percent) is not int or not 0 <= percent <= 100):
        raise SettingInvalid(field="percent", why=_("between {least} and {most}").format(least=0, most=100))
    if said["state"] == NOT_ASSESSED:
        return
    if day is None:
        raise SettingInvalid(field="audited_on", why=_("only an audit tells how far the pages conform: say its day"))
    least, most = SHARES[said["state"]]
    if percent is None or not least <= percent <= most:
        raise SettingInvalid(field="percent", why=_("between {least} and {most}").format(least=least, most=most))


def _day(said: Any) -> date | None:
    try:
        return date.fromisoformat(said) if isinstance(said, str) else None
    except ValueError:
        return None


declare(KEY, dict, default=asdict(Statement()), label=_("The statement on accessibility"), check=check_statement)
