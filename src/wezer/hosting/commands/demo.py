"""Fill an instance with a small believable community, made only by what its members could have done."""

import argparse

HELP = "fill the instance with a demo community"
#: What the mark says while the year is being told: a demo that was interrupted is begun again.
BEGUN = "begun"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--if-empty", action="store_true", help="do nothing if there is a community already")
    parser.add_argument(
        "--anew", action="store_true", help="remove the demo community first; refuses any other community"
    )


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
    from wezer.hosting import demo

    if Group.objects.filter(parent=None).exists():
        is_whole = mark.exists() and mark.read_text(encoding="utf-8").strip() != BEGUN
        if not options.anew and (is_whole or not mark.exists()):
            if not options.if_empty and not mark.exists():
                raise Stop("there is a community here already. The demo needs an instance of its own: set WEZER_HOME.")
            if mark.exists():
                say(mark.read_text(encoding="utf-8").strip())
            return
        if not mark.exists():
            raise Stop("the community here is not the demo; nothing was removed.")
        instance.empty_database()
    mark.write_text(f"{BEGUN}\n", encoding="utf-8")
    sentence = demo.make(say=say)
    mark.write_text(f"{sentence}\n", encoding="utf-8")
    say(sentence)
