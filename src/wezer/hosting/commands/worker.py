"""Do what pages must not wait for: deliver facts, fly arrows, seal the ledger, send mail, run jobs that people started."""

import argparse

HELP = "run the background worker"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--with-parent", action="store_true", help="stop when standard input ends")
    parser.add_argument("--once", action="store_true", help="do what is waiting, then stop")


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance, work
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.servers import stop_with_parent
    from wezer.kernel.memory import settle

    instance.require_made(read_config())
    wake("worker")
    settle()
    if options.with_parent:
        stop_with_parent()
    work.run(once=options.once)
