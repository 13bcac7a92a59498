"""What the books answered about statements of the bank, mandates and SEPA files."""

from typing import Any

from wezer.kernel.ref import Ref
from wezer.operation.acts import bank_hearing as hearing
from wezer.operation.kinds import RecordedKind, recorded_kinds
from wezer.operation.models import BankLine, BankStatement, Mandate, SepaBatch


class Heard(RecordedKind):
    """Finds the record that asked, by its Ref; what is refused shows on its own page too."""

    model: Any

    def of(self, flight: Any) -> Any:
        return self.model.objects.select_related("books").get(uid=Ref(flight.payload["origin"]).uid)

    def refused(self, flight: Any, refusal: Any) -> None:
        hearing.problem_told(thing=self.of(flight), why=refusal.sentence)


@recorded_kinds.add
class StatementKept(Heard):
    kind, method, origin, model = (
        "operation.statement_kept",
        "import_statement",
        "operation.bankstatement",
        BankStatement,
    )

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.statement_recorded(statement=self.of(flight))


@recorded_kinds.add
class LineMatched(Heard):
    kind, method, origin, model = "operation.line_matched", "match_line", "operation.bankline", BankLine

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.line_matched(line=self.of(flight), key=flight.payload["key"], result=result)

    def dropped(self, flight: Any, reason: str) -> None:
        line = self.of(flight)
        if flight.payload["key"] == line.recording_key:
            hearing.line_freed(line=line)


@recorded_kinds.add
class LineUnmatched(Heard):
    kind, method, origin, model = "operation.line_unmatched", "unmatch_line", "operation.bankline", BankLine

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.line_freed(line=self.of(flight))

    def dropped(self, flight: Any, reason: str) -> None:
        hearing.line_kept(line=self.of(flight))


@recorded_kinds.add
class MandateKept(Heard):
    kind, method, origin, model = "operation.mandate_kept", "ensure_mandate", "operation.mandate", Mandate

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.mandate_recorded(mandate=self.of(flight))


class OfBatch(Heard):
    origin, model = "operation.sepabatch", SepaBatch

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.batch_made(batch=self.of(flight), result=result)

    def dropped(self, flight: Any, reason: str) -> None:
        hearing.batch_dropped(batch=self.of(flight))


@recorded_kinds.add
class CollectionMade(OfBatch):
    kind, method = "operation.collection_made", "sepa_collect"


@recorded_kinds.add
class TransferMade(OfBatch):
    kind, method = "operation.transfer_made", "sepa_pay"


@recorded_kinds.add
class BatchAnswered(Heard):
    kind, method, origin, model = "operation.batch_answered", "sepa_result", "operation.sepabatch", SepaBatch

    def recorded(self, flight: Any, result: Any) -> None:
        hearing.batch_answered(batch=self.of(flight), asked=flight.payload["payload"], result=result)
