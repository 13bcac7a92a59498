"""Reporting something to those who moderate where it lies."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError
from django.db.models import F

from wezer.core.models import WAITING, Ground, ModerationCase, Report
from wezer.core.moderation.events import ThingReported
from wezer.core.moderation.kinds import Reportable, reportable_kinds
from wezer.core.moderation.refusals import OwnThing, ReportedAlready, ReportsEnough
from wezer.core.settings_registry import value
from wezer.kernel.acts import act, attempt
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.permissions import require
from wezer.kernel.ref import ref
from wezer.kernel.refusals import NotFound

A_DAY = timedelta(days=1)


@act
def report_thing(*, by: Any, kind: str, uid: Any, ground: str, words: str = "") -> ModerationCase:
    """Report what one may see. All who report the same thing join one case; whom it is about never learns who they are."""
    require(by, "core.report_thing")
    known = reportable_kinds.get(kind)
    if known is None:
        raise NotFound()
    thing = known.find(by, uid)
    if by.may_act_for(known.party(thing).pk) or by.member == known.person(thing):
        raise OwnThing()
    most = value("moderation.reports_a_day")
    if Report.objects.filter(reporter=by.member, at__gt=now() - A_DAY).count() >= most:
        raise ReportsEnough(number=most)
    case = waiting_case(known, thing)
    try:
        with attempt():
            Report.objects.create(
                case=case, reporter=by.member, ground=Ground(ground), words=words.strip()[:2000], at=now()
            )
    except IntegrityError:
        raise ReportedAlready() from None
    told = emit(ThingReported(subject=ref(case)), group=case.group_id, audit=True)
    told.actor = told.acting_for = None  # whoever reads what happened does not learn who reported
    return case


def waiting_case(kind: Reportable, thing: Any, *, reported: int = 1) -> ModerationCase:
    """The case about this thing that nobody has decided yet, opened if there is none. Its row is held. For acts."""
    subject = kind.reference(thing)
    waiting = ModerationCase.objects.filter(subject=subject, state__in=WAITING)
    while not waiting.update(reported=F("reported") + reported):
        try:
            with attempt():
                return ModerationCase.objects.create(
                    kind=kind.kind, subject=subject, group=kind.group(thing), party=kind.party(thing),
                    person=kind.person(thing), quote=kind.quote(thing)[:2000], reported=reported, opened_at=now(),
                )  # fmt: skip
        except IntegrityError:  # somebody opened it at this very moment
            continue
    return waiting.select_related("group", "party", "person").get()
