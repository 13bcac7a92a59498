"""How the community presents itself: its name, purpose, colours, languages and hours."""

from typing import Any

from wezer.core.acts.groups import change_group
from wezer.core.acts.settings import change_settings
from wezer.core.community import community
from wezer.core.models import Group
from wezer.kernel.acts import act
from wezer.kernel.permissions import require


@act
def change_identity(
    *,
    by: Any,
    name: str,
    purpose: str,
    plum_hue: int,
    sun_hue: int,
    languages: list[str],
    language: str = "",
    timezone: str = "UTC",
) -> Group:
    require(by, "core.tend_community", None)
    root = Group.objects.get(pk=community().pk)
    if (root.name, root.purpose) != (name, purpose):
        change_group(by=by, group=root, name=name, purpose=purpose)
    change_settings(
        by=by,
        values={
            "community.plum_hue": plum_hue,
            "community.sun_hue": sun_hue,
            "community.languages": list(languages),
            "community.language": language,
            "community.timezone": timezone,
        },
    )
    return root
