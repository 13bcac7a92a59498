"""Read a mail that a server sent back (from input), and count it against the address it did not reach.

The mail server hands over what comes to this community's sender address; see docs/operate/production.md.
"""

import argparse

HELP = "read a mail that a server sent back, from input"


def run(options: argparse.Namespace) -> None:
    import sys

    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import say

    wake()
    from wezer.core.acts.channels import record_return
    from wezer.core.returned import LONGEST, read_returned
    from wezer.core.viewer import Viewer

    returned = read_returned(sys.stdin.buffer.read(LONGEST + 1))
    if returned is None:
        say("No mail of ours that failed for good: nothing is counted.")
        return
    record_return(by=Viewer.system(), member=returned.member, reason=returned.reason)
    say("Counted. The third time within a month nothing more is sent to this address.")
