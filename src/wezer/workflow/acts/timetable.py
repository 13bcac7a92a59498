"""The timetable: scheduled jobs and signs of life."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Q

from wezer.core.modules import open_jobs
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.jobs import Scheduled
from wezer.workflow.models import ScheduledJob, WorkerSeen

#: A job that failed is tried again after this, or after its own interval if that is shorter.
AFTER_FAILURE = timedelta(minutes=5)


@act
def take_job() -> Scheduled | None:
    """The next job that is due, claimed for this worker by putting it off; None when there is none."""
    jobs = open_jobs()
    known = set(ScheduledJob.objects.values_list("name", flat=True))
    new = [ScheduledJob(name=name, next_at=now()) for name in jobs if name not in known]
    if new:
        ScheduledJob.objects.bulk_create(new, ignore_conflicts=True)
    moment = now()
    for row in ScheduledJob.objects.filter(name__in=list(jobs), next_at__lte=moment).order_by("next_at"):
        job = jobs[row.name]
        claimed = ScheduledJob.objects.filter(pk=row.pk, next_at=row.next_at)
        if claimed.update(next_at=_next(row.next_at, job.every, moment), started_at=moment):
            return job
    return None


def _next(planned: datetime, every: timedelta, moment: datetime) -> datetime:
    """The first planned moment to come: what was missed while nobody worked is run once, not many times."""
    missed = (moment - planned) // every
    return planned + every * (missed + 1)


@act
def job_ended(*, job: Scheduled, error: str = "", failed: Sequence[str] = ()) -> None:
    """`error`: it broke off, and is soon tried again. `failed`: for these few of many, which wait for its next turn."""
    rows = ScheduledJob.objects.filter(name=job.name)
    rows.update(ended_at=now(), error=(error or "; ".join(failed))[:1000])
    if error:
        soon = now() + min(AFTER_FAILURE, job.every)
        rows.filter(next_at__gt=soon).update(next_at=soon)


@act
def work_failed(*, name: str, failed: Sequence[str]) -> None:
    """Work that never ends goes on at once: what failed in it stands on the operator's page for a day."""
    told = {"ended_at": now(), "error": "; ".join(failed)[:1000]}
    ScheduledJob.objects.update_or_create(name=name, defaults=told)


@act
def seen(*, name: str, note: str = "") -> None:
    """A sign of life; those silent for a week are forgotten."""
    moment = now()
    if not WorkerSeen.objects.filter(name=name).update(seen_at=moment, note=note[:300]):
        WorkerSeen.objects.create(name=name, started_at=moment, seen_at=moment, note=note[:300])
        WorkerSeen.objects.filter(Q(seen_at__lt=moment - timedelta(days=7))).delete()


@act
def gone(*, name: str) -> None:
    WorkerSeen.objects.filter(name=name).delete()
