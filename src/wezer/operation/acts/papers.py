"""Papers: asked for with the act that issues a document, drawn by the worker, kept for good."""

import hashlib
from typing import Any

from wezer.core.images import write_once
from wezer.kernel.acts import act
from wezer.kernel.events import emit
from wezer.kernel.ref import Ref, ref
from wezer.operation.events import PaperDrawn
from wezer.operation.kinds import paper_kinds
from wezer.operation.models import Paper
from wezer.operation.models.paper import paper_path
from wezer.workflow.acts.flights import draw_flights
from wezer.workflow.kinds import Draft

KIND = "paper"
LANGUAGES = ("en", "fr")


@act
def ask_for_paper(*, document: Any, language: str = "") -> None:
    """Let the worker draw it; a paper that was asked for is not asked for again. For acts and pages of who may see it."""
    origin = ref(document)
    language = language or language_of(document)
    if Paper.objects.filter(origin=origin, language=language).exists():
        return
    draft = Draft(
        KIND, str(origin), f"{KIND}:{origin}:{language}", payload={"origin": str(origin), "language": language}
    )
    draw_flights(drafts=[draft])


@act
def keep_paper(*, origin: Ref, language: str, name: str, content: bytes) -> Paper:
    """The bytes first, under their hash, then the row: twice is once."""
    sha256 = hashlib.sha256(content).hexdigest()
    write_once(paper_path(sha256), content)
    paper, is_new = Paper.objects.get_or_create(
        origin=str(origin),
        language=language,
        defaults={"name": name[:120], "sha256": sha256, "size": len(content)},
    )
    if is_new:
        emit(PaperDrawn(subject=origin, language=language))
    return paper


def language_of(document: Any) -> str:
    wanted = paper_kinds[Ref(ref(document)).label].language(document)
    return wanted if wanted in LANGUAGES else LANGUAGES[0]
