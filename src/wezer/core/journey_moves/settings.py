"""Settings of the community, and who it is."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from wezer.core.acts.groups import change_group
from wezer.core.acts.settings import change_setting, inherit_setting
from wezer.core.community import community
from wezer.core.journey.kinds import JourneyMove, journey_moves
from wezer.core.models import Group, Setting
from wezer.core.settings_registry import setting_key, value


@journey_moves.add
class Say(JourneyMove):
    """A setting of the community: {"key", "value"}."""

    kind = "setting"

    def says(self, wanted: Mapping[str, Any]) -> str:
        known = setting_key(wanted["key"])
        said = wanted["value"]
        if known.choices:
            said = str(dict(known.choices).get(said, said))
        shown = _shown(said)
        return _("{setting}: {value}").format(setting=known.label, value=shown) if shown else str(known.label)

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        return bool(value(wanted["key"]) == wanted["value"])

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        before = Setting.objects.filter(group=community(), key=wanted["key"]).first()
        row = change_setting(by=by, key=wanted["key"], value=wanted["value"])
        return {
            "key": wanted["key"],
            "had": before is not None,
            "before": before and before.value,
            "version": row.version,
        }

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        row = Setting.objects.filter(group=community(), key=made["key"]).first()
        if row is None or row.version != made["version"]:
            return False
        if made["had"]:
            change_setting(by=by, key=made["key"], value=made["before"])
        else:
            inherit_setting(by=by, key=made["key"])
        return True


def _shown(said: Any) -> str:
    if isinstance(said, bool):
        return str(_("yes") if said else _("no"))
    if isinstance(said, list):
        return ", ".join(str(each) for each in said)
    text = str(said) if isinstance(said, (str, int)) else ""
    return text if len(text) <= 80 else f"{text[:79]}…"


@journey_moves.add
class Name(JourneyMove):
    """Name and purpose of the community."""

    kind = "identity"

    def says(self, wanted: Mapping[str, Any]) -> str:
        return _("The community is called “{name}” and says what it is for").format(name=wanted["name"])

    def is_done(self, wanted: Mapping[str, Any]) -> bool:
        root = Group.objects.root()
        return (root.name, root.purpose) == (wanted["name"], wanted["purpose"])

    def make(self, by: Any, wanted: Mapping[str, Any]) -> dict[str, Any]:
        root = Group.objects.root()
        made = {"name": root.name, "purpose": root.purpose}
        changed = change_group(by=by, group=root, name=wanted["name"], purpose=wanted["purpose"])
        return {**made, "version": changed.version}

    def take_back(self, by: Any, made: Mapping[str, Any]) -> bool:
        root = Group.objects.root()
        if root.version != made["version"]:
            return False
        change_group(by=by, group=root, name=made["name"], purpose=made["purpose"])
        return True
