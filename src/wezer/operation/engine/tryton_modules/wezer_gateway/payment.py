from trytond.model import fields
from trytond.pool import Pool, PoolMeta

from .uid import Known


class Payment(Known, metaclass=PoolMeta):
    __name__ = "account.payment"

    wezer_booked = fields.Boolean("Seen at the Bank", readonly=True)

    @classmethod
    def on_modification(cls, mode, payments, field_names=None):
        super().on_modification(mode, payments, field_names=field_names)
        if mode == "write" and field_names and "state" in field_names:
            for payment in payments:
                told = {
                    "state": payment.state,
                    "party": payment.party.wezer_uid,
                    "amount": str(payment.amount),
                    "kind": payment.kind,
                }
                Pool().get("wezer.event").tell("payment_state", payment.company, [(payment.wezer_uid, told)])

    def get_sepa_end_to_end_id(self, name):
        """What comes back on the bank's statement: ours, in the 35 letters that the banks allow."""
        return self.wezer_uid.replace("-", "")

    get_sepa_instruction_id = get_sepa_end_to_end_id


class Group(Known, metaclass=PoolMeta):
    __name__ = "account.payment.group"


class Mandate(Known, metaclass=PoolMeta):
    __name__ = "account.payment.sepa.mandate"

    wezer_returned = fields.Char("Returned with", readonly=True)
