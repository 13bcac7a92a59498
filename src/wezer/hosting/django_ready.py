"""Waking Django up, once a command needs the database."""

import os


def wake(process: str = "command") -> None:
    """Load the settings and every package. `process` tells which database address applies (pooled only for `web`)."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.settings")
    os.environ["WEZER_PROCESS"] = process
    import django

    django.setup()
