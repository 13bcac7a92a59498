"""One effect per key: the answer is kept in the transaction that made it."""

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse

from wezer.api.models import RequestKey
from wezer.api.refusals import IdempotencyConflict
from wezer.kernel.acts import act
from wezer.kernel.clock import now

#: How long answers are kept; what the ledger made is remembered by the ledger, for ever.
KEEP = timedelta(days=30)


def once(request: Any, key: str, run: Callable[[], HttpResponse]) -> HttpResponse:
    """Run and keep the answer, or give the one that this key got before."""
    party = request.viewer.party
    return _once(
        by=request.viewer,
        party=party.pk if party is not None else 0,
        key=key,
        path=f"{request.method} {request.path}"[:300],
        digest=_digest(request),
        run=run,
    )


def _digest(request: Any) -> str:
    """Of the body; of a form with files, whose body was read already, of its parts."""
    if request.content_type != "multipart/form-data":
        return hashlib.sha256(request.body).hexdigest()
    found = hashlib.sha256(repr(sorted(request.POST.lists())).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            found.update(f"{name}:{file.name}:{file.size}:".encode())
            for chunk in file.chunks():
                found.update(chunk)
            file.seek(0)
    return found.hexdigest()


@act
def _once(*, by: Any, party: int, key: str, path: str, digest: str, run: Callable[[], HttpResponse]) -> HttpResponse:
    """Whoever comes second waits for the first to commit (the unique row), then reads what it kept.

    A refusal undoes the row with everything else: the same key may then be tried again.
    """
    row = RequestKey(party=party, key=key, path=path, digest=digest, at=now())
    RequestKey.objects.bulk_create([row], ignore_conflicts=True)
    kept = RequestKey.objects.select_for_update().get(party=party, key=key)
    if (kept.path, kept.digest) != (path, digest):
        raise IdempotencyConflict()
    if kept.status:
        response = HttpResponse(kept.body, content_type="application/json", status=200)
        response["Idempotent-Replay"] = "true"
        return response
    answer = run()
    body = getattr(answer, "kept", answer.content).decode()  # without what is told only once
    RequestKey.objects.filter(pk=kept.pk).update(status=answer.status_code, body=body)
    return answer


@act
def forget_old_keys() -> int:
    old = RequestKey.objects.filter(at__lt=now() - KEEP).values_list("pk", flat=True)[:5000]
    return RequestKey.objects.filter(pk__in=list(old)).delete()[0]
