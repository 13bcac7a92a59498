"""What the map is drawn on, where it begins, how many confirm a place: for those who tend the community."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from wezer.core.acts.settings import change_settings
from wezer.core.forms_map import MapSettingsForm
from wezer.core.http import MemberRequest
from wezer.core.maps.ground import TILES, facts_of_archive, path_of
from wezer.core.settings_registry import value
from wezer.core.views.garden import tending
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go

NAMES = ("tiles", "tiles_credit", "centre", "votes", "embed_origins")


@tending
def show(request: MemberRequest) -> HttpResponse:
    said = {name: value(f"map.{name}") for name in NAMES}
    form = MapSettingsForm(request.POST or None, initial={**said, "embed_origins": "\n".join(said["embed_origins"])})

    def keep(**typed: Any) -> bool:
        change_settings(by=request.viewer, values={f"map.{name}": said for name, said in typed.items()})
        return True

    if request.method == "POST" and submit(form, keep):
        return go(request, "garden:map", said=_("Kept."))
    archive = facts_of_archive() if path_of(TILES).is_file() else None
    return render(request, "core/garden/map.html", {"form": form, "archive": archive}, status=status_of(form))
