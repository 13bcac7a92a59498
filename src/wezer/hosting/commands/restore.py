"""Make an instance from an archive, in an empty WEZER_HOME (and an empty PostgreSQL database)."""

import argparse
from pathlib import Path

HELP = "make an instance from an archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, help="file that wezer backup has written")
    parser.add_argument("--force", action="store_true", help="replace what is there")
    parser.add_argument(
        "--forgotten",
        type=Path,
        help="forgotten.jsonl of the machine that was lost: who was forgotten after the backup",
    )


def run(options: argparse.Namespace) -> None:
    from wezer.hosting import archive, instance
    from wezer.hosting.config import home_path, read_config
    from wezer.hosting.django_ready import wake
    from wezer.hosting.words import Stop, say

    contents = archive.verify(options.archive)
    home = home_path()
    if home.is_dir() and any(home.iterdir()) and not options.force:
        raise Stop(f"{home} is not empty. Choose another WEZER_HOME, or --force to replace what is there.")
    if options.force:
        for leftover in (archive.SQLITE_FILE, f"{archive.SQLITE_FILE}-wal", f"{archive.SQLITE_FILE}-shm"):
            (home / leftover).unlink(missing_ok=True)
    if options.forgotten is not None and not options.forgotten.is_file():
        raise Stop(f"{options.forgotten} is not there.")
    say(f"Backup of {contents.made_at}, {len(contents.files)} files …")
    archive.unpack(options.archive, home)
    config = read_config()
    instance.prepare_home(config)
    if (contents.vendor == "postgresql") != bool(config["database_url"]):
        raise Stop(f"the archive holds a {contents.vendor} database; set database_url accordingly, then restore again.")
    wake()
    from django.db import connection

    from wezer.core.forgotten import join_lists

    listed = home / archive.FORGOTTEN_OF_ARCHIVE
    for other in filter(None, (listed, options.forgotten)):
        join_lists(other)
    listed.unlink(missing_ok=True)

    dump = home / archive.POSTGRES_COPY
    if contents.vendor == "postgresql":
        archive.fill_postgres(connection, dump, force=options.force)
        dump.unlink()
        dump.parent.rmdir()
    archive.take_back_packages(home, force=options.force)
    instance.upgrade()
    instance.begin_new_transaction_ids()
    say("Restored. Look at it with “wezer doctor”, then start it.")
