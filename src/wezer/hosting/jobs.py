"""What the worker does for imports that were asked for on a page."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _
from django_tasks import task

from wezer.core.viewer import Viewer
from wezer.hosting import archive
from wezer.hosting.config import read_config
from wezer.hosting.models import ImportOrder, OrderState
from wezer.hosting.orders import acts, work
from wezer.kernel.clock import now
from wezer.kernel.jobs import scheduled

#: Files that somebody sent and never had written hold names and addresses: they are thrown away after so long.
FILES_KEPT = timedelta(days=7)


@task()
def go_on(number: int) -> None:
    """Read, write or take back an import."""
    order = ImportOrder.objects.select_related("batch").filter(pk=number).first()
    if order is not None:
        work.go_on(order)


@scheduled(every=timedelta(days=1), words=_("Throw away backups that are too old: who was forgotten is still in them."))
def forget_old_backups() -> None:
    config = read_config()
    archive.prune(config.home / "backups", config["backup_days"])


@scheduled(every=timedelta(days=1), words=_("Throw away the files of imports that were only read."))
def forget_import_files() -> None:
    old = ImportOrder.objects.filter(state__in=[OrderState.READ, OrderState.REFUSED], asked_at__lt=now() - FILES_KEPT)
    for order in old.exclude(problems=[], refusal=str(acts.FilesGone.message))[:100]:
        acts.forget_files(by=Viewer.system(), order=order)
