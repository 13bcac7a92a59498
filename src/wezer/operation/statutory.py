"""Files that the law asks for: the worker makes them from the engine, checks them, and keeps them as they are."""

import hashlib
import re
from pathlib import Path

from django.conf import settings
from django_tasks import task

from wezer.operation.acts.files import file_made, file_refused
from wezer.operation.gateway import GatewayRefusal, call
from wezer.operation.models import FileState, StatutoryFile

FOLDER = "statutory"


@task()
def make_file(number: int) -> None:
    """Make one that was asked for; made or refused, it is not made again."""
    file = StatutoryFile.objects.select_related("books__entity").filter(pk=number, state=FileState.ASKED).first()
    if file is None:
        return
    asked = {"kind": file.kind, "start": file.start.isoformat(), "end": file.end.isoformat()}
    try:
        answer = call("report", "", asked, entity=str(file.books.entity.uid), actor="wezer")
    except GatewayRefusal as refusal:
        file_refused(file=file, why=str(refusal.sentence))
        return
    content = answer.file.encode()
    path = path_of(file)
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.write_bytes(content)
    file_made(file=file, name=name_of(file), size=len(content), sha256=hashlib.sha256(content).hexdigest())


def path_of(file: StatutoryFile) -> Path:
    return Path(settings.MEDIA_ROOT) / FOLDER / f"{file.uid}.txt"


def name_of(file: StatutoryFile) -> str:
    """As the French administration names it: register number, FEC, last day of the year."""
    number = re.sub(r"\W", "", file.books.registration)[:9] or "000000000"
    return f"{number}{file.kind.upper()}{file.end:%Y%m%d}.txt"
