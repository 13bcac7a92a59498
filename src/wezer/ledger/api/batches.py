"""Many payments in one call."""

from typing import Annotated, Any, Literal

from pydantic import Field

from wezer.core.models import Party
from wezer.ledger.acts.batches import Item, pay_batch
from wezer.ledger.api.common import Amounts, Category, Description, caller, router
from wezer.ledger.api.transactions import TransactionOut, show_transaction
from wezer.ledger.rest import money_in
from wezer.ui.rest import (
    MADE,
    UID,
    Schema,
    Strict,
    idempotent,
    made,
    party_or_refuse,
)


class BatchItemIn(Strict):
    payer: UID | None = None
    payee: UID
    amounts: Amounts
    description: Description = ""
    category: Category = ""
    key: Annotated[str, Field(max_length=100)] | None = None


class BatchIn(Strict):
    mode: Literal["all_or_nothing", "each"] = "all_or_nothing"
    name: Annotated[str, Field(max_length=60)] = ""
    items: Annotated[list[BatchItemIn], Field(min_length=1, max_length=1000)]


class RefusedOut(Schema):
    code: str
    message: str
    field: str | None


class ResultOut(Schema):
    index: int
    transaction: TransactionOut | None
    refused: RefusedOut | None


class BatchOut(Schema):
    results: list[ResultOut]


@router.post("/batches", response=MADE(BatchOut))
@idempotent
def batch(request: Any, new: BatchIn) -> Any:
    """1 to 1000 payments in one go: all or nothing, or each by itself."""
    own = caller(request)
    wanted = {uid for item in new.items for uid in (item.payer, item.payee) if uid is not None and uid != own.uid}
    known = {party.uid: party for party in Party.objects.filter(uid__in=wanted)} | {own.uid: own}
    for index, item in enumerate(new.items):
        for field, uid in (("payer", item.payer), ("payee", item.payee)):
            if uid is not None and uid not in known:
                party_or_refuse(uid, f"items.{index}.{field}")
    items = [
        Item(
            known[item.payer or own.uid], known[item.payee], tuple(money_in(item.amounts)), item.description, item.key,
            item.category,
        )
        for item in new.items
    ]  # fmt: skip
    results = pay_batch(by=request.viewer, items=items, mode=new.mode, batch=new.name or request.key[:60], origin="api")
    return made({"results": [_show_result(result, items[result.index]) for result in results]})


def _show_result(result: Any, item: Item) -> dict[str, Any]:
    one, no = result.transaction, result.refused
    return {
        "index": result.index,
        "transaction": show_transaction(one, payer=item.payer, payee=item.payee, amounts=item.amounts) if one else None,
        "refused": {"code": no.code, "message": no.sentence, "field": no.field} if no else None,
    }
