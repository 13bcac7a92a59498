"""Make an instance from an archive, in an empty WEZER_HOME (and an empty PostgreSQL database)."""

import argparse
from pathlib import Path

HELP = "make an instance from an archive"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("archive", type=Path, help="file that wezer backup has written")
    parser.add_argument("--force", action="store_true", help="replace what is there")


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
    say(f"Backup of {contents.made_at}, {len(contents.files)} files …")
    archive.unpack(options.archive, home)
    config = read_config()
    instance.prepare_home(config)
    if (contents.vendor == "postgresql") != bool(config["database_url"]):
        raise Stop(f"the archive holds a {contents.vendor} database; set database_url accordingly, then restore again.")
    wake()
    from django.db import connection

    dump = home / archive.POSTGRES_COPY
    if contents.vendor == "postgresql":
        archive.fill_postgres(connection, dump, force=options.force)
        dump.unlink()
        dump.parent.rmdir()
    archive.take_back_packages(home, force=options.force)
    instance.upgrade()
    instance.begin_new_transaction_ids()
    say("Restored. Look at it with “wezer doctor”, then start it.")
