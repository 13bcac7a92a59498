"""Tell in plain words whether all is well with this instance. Ends with code 1 if there is a problem."""

import argparse

HELP = "tell whether all is well"


def run(options: argparse.Namespace) -> int:
    from wezer.hosting import checkup, instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import say

    config = read_config()
    instance.require_made(config)
    wake()
    findings = checkup.look(config)
    for finding in findings:
        say(f"{finding.health:>8}  {finding.sentence}")
    problems = sum(finding.health is checkup.Health.BAD for finding in findings)
    say("All is well." if not problems else f"{problems} problem(s).")
    return 1 if problems else 0
