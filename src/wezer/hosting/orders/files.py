"""The files of an order: kept beside the media, read again by the worker, thrown away when it is over."""

import shutil
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from wezer.hosting.models import ImportOrder

#: (role, name, content) of each.
Given = tuple[str, str, bytes]


def folder(order: ImportOrder) -> Path:
    return Path(settings.MEDIA_ROOT) / "imports" / str(order.uid)


def keep(order: ImportOrder, given: Sequence[Given]) -> None:
    place = folder(order)
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    for number, (_role, _name, content) in enumerate(given):
        path = place / str(number)
        path.touch(mode=0o600)
        path.write_bytes(content)


def read(order: ImportOrder) -> list[Given]:
    """Raises FileNotFoundError when they are gone."""
    return [(role, name, (folder(order) / str(number)).read_bytes()) for number, (role, name) in enumerate(order.files)]


def forget(order: ImportOrder) -> None:
    shutil.rmtree(folder(order), ignore_errors=True)


def are_there(order: ImportOrder) -> bool:
    return folder(order).is_dir()
