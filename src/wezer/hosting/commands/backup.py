"""Write the whole instance into one archive, while it runs, and read it back to be sure."""

import argparse
from pathlib import Path

HELP = "write the whole instance into one archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "archive",
        nargs="?",
        type=Path,
        help="file to write (with --prune: folder to look through); else a dated one in WEZER_HOME/backups",
    )
    parser.add_argument(
        "--verify", action="store_true", help="only read an existing archive and say whether it is whole"
    )
    parser.add_argument(
        "--try", dest="is_try", action="store_true", help="open a backup (the newest) again, to know that it is one"
    )
    parser.add_argument(
        "--prune",
        action="store_true",
        help="make none: throw away those older than backup_days, in WEZER_HOME/backups or the folder named",
    )


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import archive, instance
    from wezer.hosting.config import read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import Stop, say

    if options.verify:
        if options.archive is None:
            raise Stop("name the archive to verify.")
        contents = archive.verify(options.archive)
        say(f"{options.archive} is whole: {len(contents.files)} files, made {contents.made_at}.")
        return
    config = read_config()
    instance.require_made(config)
    if options.is_try:
        wanted = options.archive or archive.newest(config.home)
        if wanted is None:
            raise Stop(f"there is no backup in {config.home / 'backups'}.")
        contents = archive.try_out(wanted, config.home)
        say(f"{wanted} opens, and its database is whole. It was made {contents.made_at}.")
        return
    if options.prune:
        folder = options.archive or config.home / "backups"
        gone = archive.prune(folder, config["backup_days"])
        say(f"Thrown away in {folder}, older than {config['backup_days']} days: {len(gone)}.")
        return
    wake()
    path = archive.make(config, options.archive)
    say(
        f"{path} ({path.stat().st_size / 1e6:.1f} MB), read back and whole. It holds the keys: keep it as safe as them."
    )
