"""Room on the disk, backups and whether one was tried, what went wrong lately."""

import shutil
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django_tasks_db.models import DBTaskResult

from wezer.core.panels import HealthSign, health_signs
from wezer.hosting.archive import last_tried
from wezer.hosting.checkup import FREE_BYTES_BAD, FREE_BYTES_ODD
from wezer.hosting.config import home_path
from wezer.kernel.clock import now
from wezer.ui.times import day_text

#: A backup older than this, a try of one older than that.
OLD, UNTRIED = timedelta(days=7), timedelta(days=180)
LATELY = timedelta(days=7)


@health_signs.add
class Storage(HealthSign):
    kind, name, order = "storage", gettext_lazy("Storage"), 50

    def read(self, viewer: Any) -> dict[str, Any]:
        free = shutil.disk_usage(home_path()).free
        state = "alert" if free < FREE_BYTES_BAD else "sun" if free < FREE_BYTES_ODD else "good"
        return {"state": state, "text": _("{number} GB are free.").format(number=round(free / 1e9, 1))}


@health_signs.add
class Backups(HealthSign):
    kind, name, order = "backups", gettext_lazy("Backups"), 60

    def read(self, viewer: Any) -> dict[str, Any]:
        made = [path.stat().st_mtime for path in (home_path() / "backups").glob("wezer-*.tar.gz")]
        if not made:
            return {"state": "alert", "text": _("There is no backup here. Whoever hosts you runs “wezer backup”.")}
        at = datetime.fromtimestamp(max(made), UTC)
        said = _("The newest is of {day}.").format(day=day_text(at.date()))
        return {"state": "sun" if now() - at > OLD else "good", "text": said}


@health_signs.add
class Tried(HealthSign):
    """A backup that nobody has ever opened is a hope."""

    kind, name, order = "tried", gettext_lazy("Backup tried"), 61

    def read(self, viewer: Any) -> dict[str, Any]:
        at = last_tried(home_path())
        if at is None:
            return {"state": "sun", "text": _("None was tried yet. Whoever hosts you runs “wezer backup --try”.")}
        said = _("One was opened again on {day}, and was whole.").format(day=day_text(at.date()))
        return {"state": "sun" if now() - at > UNTRIED else "good", "text": said}


@health_signs.add
class Errors(HealthSign):
    kind, name, order = "errors", gettext_lazy("Errors"), 70

    def read(self, viewer: Any) -> dict[str, Any]:
        failed = DBTaskResult.objects.failed().filter(finished_at__gt=now() - LATELY).count()
        if not failed:
            return {"state": "good", "text": _("No job has failed within a week.")}
        said = ngettext(
            "{number} job has failed within a week: the host's log says why.",
            "{number} jobs have failed within a week: the host's log says why.", failed,
        )  # fmt: skip
        return {"state": "sun", "text": said.format(number=failed)}
