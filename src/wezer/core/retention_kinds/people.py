"""Those who asked to come in or wrote from outside, logins, sessions, who looked."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.acts.admission import forget_old_answers
from wezer.core.acts.forgetting import forget_reasons, forget_sessions
from wezer.core.acts.login import purge_unconfirmed
from wezer.core.acts.looks import forget_looks
from wezer.core.acts.own_archive import forget_old_archives
from wezer.core.chat.acts.outside import forget_old_letters, forget_unconfirmed_letters
from wezer.core.crossing.acts.inviting import forget_proposals
from wezer.core.exclusion.acts.appeals import forget_exclusions
from wezer.core.glass.acts import forget_openings
from wezer.core.group_duties.acts.forgetting import forget_rounds
from wezer.core.moderation.acts.appeals import forget_cases
from wezer.core.push.acts.devices import forget_devices
from wezer.core.retention import Held, RetentionKind, retention_kinds


@retention_kinds.add
class RefusedApplications(RetentionKind):
    kind = "applications"
    name = _("Answers of those who were refused or withdrew")
    days = 365
    since = _("the decision")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_old_answers(by=by, before=before, spared=held.uids("core.member"))


@retention_kinds.add
class ProposedInvitations(RetentionKind):
    kind = "proposed_invitations"
    name = _("Whom members proposed to invite into a group, with what was written")
    days = 365
    since = _("the answer")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_proposals(by=by, before=before, spared=held.uids("core.member"))


@retention_kinds.add
class UnconfirmedLogins(RetentionKind):
    kind = "unconfirmed"
    name = _("Logins whose address was never confirmed")
    days = 7
    since = _("signing up")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return purge_unconfirmed(by=by, before=before)


@retention_kinds.add
class Sessions(RetentionKind):
    kind = "sessions"
    name = _("Sessions that have ended, with device and address")
    days = 1
    since = _("their end")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_sessions(by=by, before=before)


@retention_kinds.add
class Looks(RetentionKind):
    kind = "looks"
    name = _("Who looked")
    days = 365
    since = _("the look")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_looks(by=by, before=before, spared=held.uids("core.member"))


@retention_kinds.add
class Openings(RetentionKind):
    kind = "openings"
    name = _("Groups opened for reading, with the reasons and what was read")
    days = 730
    since = _("their end")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_openings(by=by, before=before, spared=held.uids("core.member", "core.group"))


@retention_kinds.add
class Devices(RetentionKind):
    kind = "push_devices"
    name = _("Devices to which nothing could be pushed")
    days = 365
    since = _("when they were last reached")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_devices(by=by, before=before, spared=held.uids("core.member"))


@retention_kinds.add
class Archives(RetentionKind):
    kind = "own_archives"
    name = _("Archives of one's own data")
    days = 7
    since = _("their making")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_old_archives(by=by)


@retention_kinds.add
class Reasons(RetentionKind):
    kind = "reasons"
    name = _("Reports, and statements of reasons of moderators")
    days = 183
    since = _("the decision")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        forgotten, spared = forget_reasons(by=by, before=before, spared=held.uids()), held.uids()
        while some := forget_cases(by=by, before=before, spared=spared):
            forgotten += some
        return forgotten


@retention_kinds.add
class Exclusions(RetentionKind):
    kind = "exclusions"
    name = _("Files of procedures of exclusion")
    days = 365
    since = _("the decision")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_exclusions(by=by, before=before, spared=held.uids("core.member"))


@retention_kinds.add
class DutyRounds(RetentionKind):
    kind = "duties"
    name = _("How duties came out, and notes of what was done")
    days = 730
    since = _("the end of the period")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_rounds(by=by, before=before, spared=held.uids("core.member"))


@retention_kinds.add
class OutsideLetters(RetentionKind):
    kind = "outside_letters"
    name = _("Letters from outside")
    days = 365
    since = _("the last word in them")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        forgotten, spared = 0, held.uids()
        while some := forget_old_letters(by=by, before=before, spared=spared):
            forgotten += some
        return forgotten


@retention_kinds.add
class UnconfirmedLetters(RetentionKind):
    kind = "unconfirmed_letters"
    name = _("Letters from outside whose writer’s address was never confirmed")
    days = 2
    since = _("their writing")

    def forget(self, *, by: Any, before: datetime, held: Held) -> int:
        return forget_unconfirmed_letters(by=by, before=before)
