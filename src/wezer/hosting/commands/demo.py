"""Fill an instance with a small believable community, made only by what its members could have done."""

import argparse
from importlib import import_module
from importlib.util import find_spec

HELP = "fill the instance with a demo community"
DEMO = "wezer.hosting.demo"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help="do nothing if there is a community already")
    parser.add_argument(
        "--anew", action="store_true", help="remove the demo community first; refuses any other community"
    )
    parser.add_argument("--size", choices=("small", "full"), default="full", help="how much of it to make")


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import Stop, say

    config = read_config()
    instance.require_made(config)
    mark = config.home / ".demo"
    wake()
    from wezer.core.models import Group

    if not find_spec(DEMO):
        say("This version has no demo community yet.")
        return
    demo = import_module(DEMO)
    if Group.objects.filter(parent=None).exists():
        if not options.anew:
            if not options.if_empty:
                raise Stop("there is a community here already. The demo needs an instance of its own: set WEZER_HOME.")
            if mark.exists():
                say(mark.read_text(encoding="utf-8").strip())
            return
        if not mark.exists():
            raise Stop("the community here is not the demo; nothing was removed.")
        instance.empty_database()
    sentence = demo.make(say=say, size=options.size)
    mark.write_text(f"{sentence or 'The demo community is ready.'}\n", encoding="utf-8")
    say(mark.read_text(encoding="utf-8").strip())
