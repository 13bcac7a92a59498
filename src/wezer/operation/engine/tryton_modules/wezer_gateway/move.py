from decimal import Decimal

from trytond.i18n import gettext as engine_text
from trytond.model import ModelView, dualmethod, fields
from trytond.modules.account.exceptions import PostError
from trytond.pool import Pool, PoolMeta

from .uid import Known


class Move(Known, metaclass=PoolMeta):
    __name__ = "account.move"

    @classmethod
    def _get_origin(cls):
        return [*super()._get_origin(), "account.statement.origin"]

    @dualmethod
    @ModelView.button
    def post(cls, moves):
        """Post only what balances. The engine's own check compares in SQL, which on SQLite never finds a difference."""
        for move in moves:
            currency = move.company.currency
            gap = sum((line.debit - line.credit for line in move.lines), Decimal(0))
            if not currency.is_zero(gap):
                raise PostError(engine_text("account.msg_post_unbalanced_move", move=move.rec_name))
        super().post(moves)
        told = {}
        for move in moves:
            told.setdefault(move.company, []).append((move.wezer_uid, move.as_event()))
        for company, events in told.items():
            Pool().get("wezer.event").tell("move_posted", company, events)

    def as_event(self):
        """Everything of a posted entry that a reader of the books needs."""
        origin = self.origin
        return {
            "number": self.number,
            "date": self.date.isoformat(),
            "posted": self.post_date.isoformat() if self.post_date else None,
            "journal": self.journal.code or self.journal.name,
            "journal_type": self.journal.type,
            "text": self.description or "",
            "origin": origin.wezer_uid if getattr(origin, "wezer_uid", None) else None,
            "origin_kind": origin.__name__ if origin else None,
            "lines": [line_as_event(line) for line in self.lines],
        }


class Line(metaclass=PoolMeta):
    __name__ = "account.move.line"

    wezer_pays = fields.Many2One("account.move.line", "Pays in part", readonly=True, ondelete="RESTRICT")

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls._check_modify_exclude = {*cls._check_modify_exclude, "wezer_pays"}


class Reconciliation(metaclass=PoolMeta):
    __name__ = "account.move.reconciliation"

    @classmethod
    def on_modification(cls, mode, records, field_names=None):
        super().on_modification(mode, records, field_names=field_names)
        if mode != "create":
            return
        for record in records:
            lines = [line.id for line in record.lines]
            Pool().get("wezer.event").tell(
                "reconciled", record.company, [(str(record.id), {"lines": lines, "date": record.date.isoformat()})]
            )

    @classmethod
    def on_delete(cls, records):
        callbacks = super().on_delete(records)
        for record in records:
            lines = [line.id for line in record.lines]
            Pool().get("wezer.event").tell("unreconciled", record.company, [(str(record.id), {"lines": lines})])
        return callbacks


def line_as_event(line):
    second = line.second_currency
    return {
        "line": line.id,
        "account": line.account.code,
        "account_name": line.account.name,
        "party": line.party.wezer_uid if line.party else None,
        "party_name": line.party.name if line.party else None,
        "debit": str(line.debit),
        "credit": str(line.credit),
        "text": line.description or "",
        "due": line.maturity_date.isoformat() if line.maturity_date else None,
        "currency": second.code if second else None,
        "units": str(line.amount_second_currency) if second else None,
        "digits": second.digits if second else None,
        "reconciliation": line.reconciliation.id if line.reconciliation else None,
        "taxes": [
            {"tax": each.tax.name, "side": side_of(each.tax), "type": each.type, "amount": str(each.amount)}
            for each in line.tax_lines
        ],
    }


def side_of(tax):
    """“sale” or “purchase”, said by the tax or by the one it is a part of."""
    while tax.group is None and tax.parent is not None:
        tax = tax.parent
    return tax.group.kind if tax.group else ""
