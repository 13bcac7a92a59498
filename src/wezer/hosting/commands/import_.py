"""Bring people, announcements and the payments of years from another system.

Without --commit nothing is written: a report names every problem by file, line and column.
"""

import argparse
from pathlib import Path

HELP = "bring members, announcements and payments from another system"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", nargs="?", help="timeoverflow, community-forge or spreadsheet")
    parser.add_argument("files", nargs="*", metavar="file", help="CSV files; members=FILE says what a file holds")
    parser.add_argument(
        "--commit", action="store_true", help="write it, as one batch; run again, it goes on where it stopped"
    )
    parser.add_argument("--dry-run", action="store_true", help="only report (this is what happens without --commit)")
    parser.add_argument(
        "--accept-differences",
        action="store_true",
        help="take the source's balances where payments do not add up to them",
    )
    parser.add_argument("--undo", metavar="BATCH", help="reverse a batch, while nothing depends on it")
    parser.add_argument("--list", action="store_true", help="the batches there are")
    parser.add_argument("--currency", default="", help="the code of the currency that amounts are in")
    parser.add_argument(
        "--column", action="append", default=[], metavar="OURS=THEIRS", help="spreadsheet: which of its columns is ours"
    )
    parser.add_argument("--language", default="", help="of the report: en or fr")


def run(options: argparse.Namespace) -> int:
    from django.utils import translation

    from wezer.hosting import instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import Stop, say

    config = read_config()
    instance.require_made(config)
    wake()
    from wezer.hosting.importing import running
    from wezer.hosting.importing.acts import ImportUnderway
    from wezer.hosting.importing.plan import Wanted
    from wezer.hosting.importing.sources import SOURCES
    from wezer.hosting.models import BatchState

    with translation.override(options.language or config["language"]):
        try:
            if options.list:
                for each in running.batches():
                    say(f"{each.code}  {each.source}  {each.get_state_display()}  {each.created_at:%Y-%m-%d %H:%M}")
                return 0
            if options.undo:
                say(f"{running.undo(options.undo).code}: {translation.gettext('undone')}.")
                return 0
            if options.source not in SOURCES or not options.files:
                raise Stop(f"say where it comes from ({', '.join(SOURCES)}), then name the files.")
            files = running.open_files(options.source, [_file(each) for each in options.files])
            wanted = Wanted(
                options.currency.upper(), dict(each.split("=", 1) for each in options.column if "=" in each)
            )
            if not options.commit or options.dry_run:
                checked = running.look(options.source, files, wanted)
                for line in running.report(checked):
                    say(line)
                say("Nothing was written. With --commit it will be." if not checked.plan.errors else
                    "Nothing was written. With --commit, all but the lines with errors will be.")  # fmt: skip
                return 1 if checked.plan.errors else 0
            batch, checked = running.commit(
                options.source, files, wanted, accept_differences=options.accept_differences
            )
            for line in running.report(checked):
                say(line)
            say(f"{batch.code}: {batch.get_state_display()}.")
            if batch.state == BatchState.WAITING:
                say(
                    "Nobody sees it yet. Correct the files and undo this batch, or run again with --accept-differences."
                )
                return 1
            return 0
        except (running.ImportRefused, ImportUnderway) as refused:
            raise Stop(refused.sentence) from refused


def _file(argument: str) -> tuple[str, str, bytes]:
    from wezer.hosting.words import Stop

    role, mark, path = argument.partition("=")
    if not mark or Path(argument).exists():
        role, path = "", argument
    try:
        return role, Path(path).name, Path(path).read_bytes()
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from error
