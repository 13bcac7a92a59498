"""Whoever wrote what nobody signs any more: one party for everything that was made anonymous."""

from django.utils import translation
from django.utils.translation import gettext as _

from wezer.core.models import Member, PartyKind
from wezer.core.settings_registry import value
from wezer.kernel.acts import current
from wezer.kernel.clock import now

#: Marks the one party; the number of no member begins with a star.
SOMEBODY = "*somebody"


def somebody() -> Member:
    """The author of everything that was made anonymous; made when first needed. For acts only."""
    current()
    with translation.override(value("community.language") or "en"):
        name = _("Somebody")
    found, _is_new = Member.objects.get_or_create(
        number=SOMEBODY, defaults={"kind": PartyKind.MEMBER, "name": name, "erased_at": now()}
    )
    return found
