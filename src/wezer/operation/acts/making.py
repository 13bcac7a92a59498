"""How far the engine's database is made, for the pages that wait for it."""

from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.operation.models import EngineState


@act
def note_making(*, stage: str, done: int = 0, total: int = 0, error: str = "") -> None:
    """Said by the process that makes it; the last word counts."""
    said = {"stage": stage, "done": done, "total": total, "error": error[:1000], "changed_at": now()}
    EngineState.objects.update_or_create(pk=1, defaults=said)
