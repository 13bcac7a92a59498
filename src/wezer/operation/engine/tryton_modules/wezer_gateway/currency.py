from trytond.pool import PoolMeta


class Currency(metaclass=PoolMeta):
    __name__ = "currency.currency"

    @classmethod
    def __setup__(cls):
        super().__setup__()
        cls.code.size = 12  # a community's currency may be called LIKE or HOURS
