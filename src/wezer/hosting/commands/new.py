"""Begin something of your own: `wezer new room tools` writes a package with a kind of room, whole and with its tests."""

import argparse

HELP = "begin a package of your own: a kind of room"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=["room"], help="what to begin")
    parser.add_argument("name", help="its name: small letters and figures, such as tools or quiet_hours")
    parser.add_argument("--in", dest="folder", default=".", metavar="FOLDER", help="where to put it (here, if unset)")


def run(options: argparse.Namespace) -> None:
    from pathlib import Path

    from wezer.hosting.scaffold import begin_room
    from wezer.hosting.words import say

    made = begin_room(options.name, Path(options.folder))
    say(f"{made} is written: a room called {options.name}, its pages, its table and its tests.")
    say(f"Go on with: cd {made} && pip install -e '.[test]' && pytest")
