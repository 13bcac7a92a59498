"""A fast wrong result is a failure: the checks of performance.md §4, after every ledger bench."""

from uuid import uuid4

from bench.options import Report
from bench.payers import Field


def check(report: Report, where: Field) -> None:
    """`wezer audit` with the chain, the limits, and a key sent twice."""
    from wezer.core.models import Member
    from wezer.core.viewer import Viewer
    from wezer.kernel.money import Money
    from wezer.ledger.acts.payments import pay
    from wezer.ledger.acts.sealing import seal
    from wezer.ledger.audit import audit
    from wezer.ledger.models import Transaction

    fern, sage = Member.objects.filter(pk__gte=where.first).order_by("pk")[:2]
    again = {"payer": fern, "payee": sage, "amounts": [Money(where.units, where.code)], "key": uuid4().hex}
    first = pay(by=Viewer.of(fern), **again)
    count = Transaction.objects.count()
    second = pay(by=Viewer.of(fern), **again)
    is_once = first.pk == second.pk and count == Transaction.objects.count()
    seal(everything=True)
    found = audit()
    verdict = "sound" if found.is_clean and is_once and not found.warnings else "WRONG"
    report.say(
        "",
        f"Integrity: {verdict} ({found.entries:,} entries, {found.sealed:,} links, {found.unsealed} unsealed;"
        f" {len(found.warnings)} accounts beyond a limit; a repeated key {'adds nothing' if is_once else 'PAYS TWICE'};"
        f" audit with the chain {found.seconds:.1f} s).",
    )
    for one in (*found.findings, *found.warnings)[:10]:
        report.say(f"- {one}")
    report.fact("integrity", verdict)
