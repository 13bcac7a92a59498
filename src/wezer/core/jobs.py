"""Work that a person started and the worker does."""

from django_tasks import task

from wezer.core.acts.files import prepare_file
from wezer.core.models import File


@task()
def prepare_image(number: int) -> None:
    """Re-encode a received picture."""
    file = File.objects.filter(pk=number).first()
    if file is not None:
        prepare_file(file)
