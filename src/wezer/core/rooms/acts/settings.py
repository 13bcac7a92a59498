"""What a group decides about its rooms of a kind, several settings at once."""

from collections.abc import Iterable
from typing import Any

from wezer.core.acts.settings import change_setting, inherit_setting
from wezer.core.models import Group
from wezer.kernel.acts import act


@act
def decide_settings(*, by: Any, group: Group, answers: Iterable[tuple[str, Any, bool]]) -> None:
    """(key, value, whether to leave it as said around the group): all of them or, when one is refused, none."""
    for key, value, as_around in answers:
        if as_around:
            inherit_setting(by=by, key=key, group=group)
        else:
            change_setting(by=by, key=key, value=value, group=group)
