"""Bring database and files to this version of the program. Safe to run again."""

import argparse

HELP = "bring database and files to this version"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--all", action="store_true", help="also what the worker would do by itself later: the books' engine, minutes"
    )


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import say

    config = read_config()
    instance.require_made(config)
    wake()
    instance.upgrade(finish=options.all)
    say("Up to date.")
