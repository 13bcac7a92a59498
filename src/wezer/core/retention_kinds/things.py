"""What was withdrawn, notices, and files that nobody went on with."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.acts.answers import forget_needs
from wezer.core.acts.forgetting import forget_notices
from wezer.core.acts.items import blank_withdrawn_items
from wezer.core.acts.outside_rsvps import forget_outside_rsvps, forget_unconfirmed_rsvps
from wezer.core.places.acts.imports import drop_old_imports
from wezer.core.retention import Held, RetentionKind, retention_kinds


@retention_kinds.add
class Withdrawn(RetentionKind):
    kind = "withdrawn"
    name = _("Words of what its author withdrew")
    days = 30
    since = _("the withdrawal")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        forgotten, spared = 0, held.uids()
        while some := blank_withdrawn_items(by=by, before=before, spared=spared):
            forgotten += some
        return forgotten


@retention_kinds.add
class Notices(RetentionKind):
    kind = "notices"
    name = _("Notices")
    days = 365
    since = _("their telling")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_notices(by=by, before=before)


@retention_kinds.add
class Needs(RetentionKind):
    kind = "event_needs"
    name = _(
        "What people said that they need at an event, what they replied to its questions, and why they were not let in"
    )
    days = 7
    since = _("the date")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_needs(by=by, before=before, spared=held.uids("core.item", "core.member"))


@retention_kinds.add
class OutsideRsvps(RetentionKind):
    kind = "outside_rsvps"
    name = _("Who came to an event without an account")
    days = 7
    since = _("the date")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_outside_rsvps(by=by, before=before, spared=held.uids("core.item"))


@retention_kinds.add
class UnconfirmedRsvps(RetentionKind):
    kind = "unconfirmed_rsvps"
    name = _("Answers to events without an account whose address was never confirmed")
    days = 2
    since = _("their writing")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_unconfirmed_rsvps(by=by, before=before)


@retention_kinds.add
class UnwrittenFiles(RetentionKind):
    kind = "place_files"
    name = _("Files of places that were read and not put on the map")
    days = 30
    since = _("their reading")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return drop_old_imports(by=by, before=before)
