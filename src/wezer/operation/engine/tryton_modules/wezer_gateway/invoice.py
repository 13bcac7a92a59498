from trytond.pool import Pool, PoolMeta

from .uid import Known


class Invoice(Known, metaclass=PoolMeta):
    __name__ = "account.invoice"

    @classmethod
    def print_invoice(cls, invoices):
        """WeZer prints its own documents; the engine would need an office suite and seconds for each."""

    @classmethod
    def on_modification(cls, mode, invoices, field_names=None):
        super().on_modification(mode, invoices, field_names=field_names)
        if mode == "write" and field_names and "state" in field_names:
            for invoice in invoices:
                if invoice.state in {"posted", "paid", "cancelled"}:
                    Pool().get("wezer.event").tell(
                        f"invoice_{invoice.state}", invoice.company, [(invoice.wezer_uid, invoice.as_event())]
                    )

    @classmethod
    def add_payment_lines(cls, payments):
        super().add_payment_lines(payments)
        cls._tell_changed(payments)

    @classmethod
    def remove_payment_lines(cls, lines):
        invoices = cls.search([("payment_lines", "in", [line.id for line in lines])])
        super().remove_payment_lines(lines)
        cls._tell_changed(invoices)

    @classmethod
    def _tell_changed(cls, invoices):
        for invoice in invoices:
            again = cls(invoice.id)
            Pool().get("wezer.event").tell("invoice_changed", again.company, [(again.wezer_uid, again.as_event())])

    def as_event(self):
        """What a list of invoices shows."""
        return {
            "number": self.number,
            "direction": self.type,
            "party": self.party.wezer_uid,
            "party_name": self.party.name,
            "date": self.invoice_date.isoformat() if self.invoice_date else None,
            "currency": self.currency.code,
            "untaxed": str(self.untaxed_amount),
            "tax": str(self.tax_amount),
            "total": str(self.total_amount),
            "to_pay": str(self.amount_to_pay),
            "reference": self.reference or "",
            "text": self.description or "",
            "move": self.move.wezer_uid if self.move else None,
            "state": self.state,
            "due": min((line.maturity_date.isoformat() for line in _dated(self.lines_to_pay)), default=None),
            "lines": [_line_as_event(line) for line in self.lines if line.type == "line"],
            "taxes": [
                {"tax": each.description or "", "base": str(each.base), "amount": str(each.amount)}
                for each in self.taxes
            ],
        }


def _dated(lines):
    return [line for line in lines if line.maturity_date]


def _line_as_event(line):
    return {
        "text": line.description or "",
        "quantity": str(line.quantity),
        "unit": line.unit.symbol if line.unit else "",
        "price": str(line.unit_price),
        "amount": str(line.amount),
        "account": line.account.code if line.account else None,
        "product": line.product.wezer_uid if line.product else None,
        "taxes": [tax.name for tax in line.taxes],
    }


class InvoiceLine(metaclass=PoolMeta):
    __name__ = "account.invoice.line"

    @classmethod
    def _account_domain(cls, type_):
        """Fees, gifts and other income stand on invoices too; charts call only sales of goods and services revenue."""
        return [*super()._account_domain(type_), ("type.statement", "=", "income")]
