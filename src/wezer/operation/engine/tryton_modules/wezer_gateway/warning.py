from trytond.pool import PoolMeta
from trytond.transaction import Transaction


class Warning_(metaclass=PoolMeta):
    __name__ = "res.user.warning"

    @classmethod
    def check(cls, warning_name):
        """A warning that the call itself confirms is not raised; no row is left to confirm a later one by accident."""
        if warning_name in Transaction().context.get("wezer_confirmed", ()):
            return False
        return super().check(warning_name)
