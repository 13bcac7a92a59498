from trytond.pool import Pool, PoolMeta

from .uid import Known


class Payment(Known, metaclass=PoolMeta):
    __name__ = "account.payment"

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
