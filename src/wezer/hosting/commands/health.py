"""What the garden shows at a glance: health, and what asks for a hand. Ends with code 1 if something is wrong."""

import argparse

HELP = "tell what asks for a gardener's hand"


def run(options: argparse.Namespace) -> int:
    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import say

    instance.require_made(read_config())
    wake()
    from wezer.core.console import lists_for, signs, worst
    from wezer.core.viewer import Viewer

    viewer = Viewer.system()
    found = signs(viewer, fresh=True)
    for sign in found:
        say(f"{ {'good': 'ok', 'sun': 'note', 'alert': 'PROBLEM'}[sign.state]:>8}  {sign.name}: {sign.text}")
    for shown in lists_for(viewer):
        say(f"{shown.number:>8}  {shown.kind.name}")
        for row in shown.rows:
            note = f" ({row.note})" if row.note else ""
            say(f"          {row.text}{note}  {row.url}")
    return 1 if worst(found) == "alert" else 0
