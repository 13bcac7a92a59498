"""`wezer audit`: proof that every balance equals its entries, every currency sums to zero, the chain is unbroken."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from time import monotonic

from django.db import connection

from wezer.core.viewer import Viewer
from wezer.ledger import chain, checks
from wezer.ledger.acts.moderating import repair_account, repair_header
from wezer.ledger.chain_walk import chain_is_unbroken
from wezer.ledger.checks import Finding
from wezer.ledger.models import Account, Entry, Transaction


@dataclass(slots=True)
class Report:
    """What the audit saw. `warnings` deserve a look; only `findings` are faults."""

    findings: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    entries: int = 0
    sealed: int = 0
    head: str = chain.FIRST
    unsealed: int = 0
    seconds: float = 0.0

    @property
    def is_clean(self) -> bool:
        return not self.findings

    def sentences(self) -> Iterator[str]:
        """For people at a terminal."""
        for one in self.findings:
            yield f"WRONG  {one}"
        for one in self.warnings:
            yield f"look   {one}"
        yield f"{self.entries} entries, {self.sealed} links, head {self.head}."
        if self.unsealed:
            yield f"{self.unsealed} records are not sealed yet; their balances are proved, the worker seals them."
        verdict = "The ledger is sound" if self.is_clean else f"{len(self.findings)} things are wrong"
        yield f"{verdict} ({self.seconds:.1f} s)."


def audit(full: bool = True) -> Report:
    """Do all checks on one snapshot; without `full`, the chain is not hashed anew."""
    begun = monotonic()
    with _snapshot():
        report = Report(entries=Entry.objects.count())
        for check in checks.CHECKS:
            report.findings += check()
        report.warnings += checks.limits_hold()
        report.sealed, report.head = chain.head()
        report.unsealed = chain.unsealed_logs().count() + chain.unsealed_facts().count()
        if full:
            report.findings += chain_is_unbroken(report.sealed)
    report.seconds = monotonic() - begun
    return report


@contextmanager
def _snapshot() -> Iterator[None]:
    """One state of the database for all checks, without keeping writers out; not an act, since nothing is written."""
    if connection.in_atomic_block:
        yield
        return
    read_only = "ISOLATION LEVEL REPEATABLE READ READ ONLY" if connection.vendor == "postgresql" else "DEFERRED"
    with connection.cursor() as db:
        db.execute(f"BEGIN {read_only}" if connection.vendor == "postgresql" else f"BEGIN {read_only} TRANSACTION")
        try:
            yield
        finally:
            db.execute("ROLLBACK")


def rebuild() -> int:
    """Set kept balances and headers back to what entries, legs and log rows say; how many were changed."""
    system, changed = Viewer.system(), 0
    for id_, _uid, _code, _kept, should in checks.wrong_accounts():
        repair_account(by=system, account=Account.objects.get(pk=id_), **should)
        changed += 1
    for id_, _uid, state, version in checks.wrong_headers():
        repair_header(by=system, transaction=Transaction.objects.get(pk=id_), state=state, version=version)
        changed += 1
    return changed


def run(*, repair: bool = False, say: Callable[[str], None] = print) -> int:
    """The command: 0 when all is sound, 1 otherwise."""
    if repair:
        say(f"{rebuild()} derived values were rebuilt.")
    report = audit()
    for sentence in report.sentences():
        say(sentence)
    return 0 if report.is_clean else 1
