"""A name that looks like another's: said once beside its field, and taken when it is sent again."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from wezer.core.models import Party
from wezer.core.models.appearance import look
from wezer.core.naming import names_alike

_SAID = "name_alike"


def says_alike(request: HttpRequest, form: Any, but: Party | None = None) -> bool:
    """Whether the form has to be shown again, with the sentence on it. It is told once for each name."""
    name = form.cleaned_data.get("name", "") if form.is_valid() else ""
    if not name or (but is not None and look(name) == look(but.name)) or request.session.get(_SAID) == look(name):
        return False
    other = names_alike(request.viewer, name, but).first()  # type: ignore[attr-defined]  # set by the middleware
    if other is None:
        return False
    request.session[_SAID] = look(name)
    form.add_error(
        "name", _("“{name}” looks like this. Choose another name, or send it again to keep it.").format(name=other.name)
    )
    return True
