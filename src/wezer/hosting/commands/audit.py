"""Prove the ledger: every balance equals its entries, every currency sums to zero, the chain of records is unbroken.

And what packages keep: the books add up, and pages show what they say; all that can be read is found by search, and
nothing else.
"""

import argparse
from importlib import import_module
from importlib.util import find_spec

HELP = "prove that every balance equals its entries"
LEDGER_AUDIT = "wezer.ledger.audit"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--repair",
        action="store_true",
        help="rebuild what is derived: headers and balances from the entries, the search index from the texts, the mirror of the books",
    )


def run(options: argparse.Namespace) -> int:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import Stop, say
    from wezer.kernel.apps import packages

    instance.require_made(read_config())
    wake()
    if not find_spec(LEDGER_AUDIT):
        raise Stop("this version has no ledger to audit.")
    wrong = int(import_module(LEDGER_AUDIT).run(repair=options.repair, say=say))
    faults = sum(package.prove(say, repair=options.repair) for package in packages())
    return 1 if wrong or faults else 0
