from trytond.model import fields
from trytond.pool import PoolMeta

from .uid import Known


class Company(Known, metaclass=PoolMeta):
    "One legal entity; its WeZer uid is the Organisation's."

    __name__ = "company.company"

    wezer_pack = fields.Char("Pack of the chart", readonly=True)
