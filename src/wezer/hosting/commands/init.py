"""Make an instance in WEZER_HOME: folders, keys, database, and the community with its first gardener."""

import argparse

HELP = "make an instance in WEZER_HOME"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--community", metavar="NAME", help="name of the community")
    parser.add_argument("--gardener", metavar="NAME", help="name of its first gardener")
    parser.add_argument(
        "--email", help="e-mail address of the first gardener; the password is then asked, or read from input"
    )
    parser.add_argument("--empty", action="store_true", help="only folders and tables: no community yet")
    parser.add_argument(
        "--with",
        dest="packages",
        action="append",
        default=[],
        metavar="PACKAGE",
        help="name this package in the new wezer.toml: operation, or a third party's",
    )


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import say

    config = read_config()
    say(f"Instance in {config.home}")
    instance.prepare_home(config, options.packages)
    wake()
    instance.upgrade()
    if not options.empty:
        from wezer.hosting import community

        community.make(community=options.community, gardener=options.gardener, email=options.email)
    say("Ready. Start it with: wezer serve")
