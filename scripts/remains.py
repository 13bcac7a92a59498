"""Looking for words in everything an instance keeps: each column of each table, the search index, media, lists, logs.

`remains(["Bracken"])` answers where they still stand. It asks the database what tables it has, not the program.
"""

from pathlib import Path


def remains(words, folders=()):
    """The places that still say one of `words`, whatever its case."""
    from django.db import connection

    found, sought = [], [word.lower() for word in words]
    with connection.cursor() as db:
        for table in connection.introspection.table_names(db):
            name = connection.ops.quote_name(table)
            db.execute(f"SELECT * FROM {name}")
            for values in db.fetchall():
                text = " ".join(_text(value) for value in values).lower()
                found += [f"{table}: {word}" for word in sought if word in text]
    for folder in folders:
        for path in Path(folder).rglob("*"):
            if path.is_file():
                content = path.read_bytes().lower()
                found += [f"{path.name}: {word}" for word in sought if word.encode() in content]
    return sorted(set(found))


def _text(value):
    if isinstance(value, (bytes, memoryview)):
        return bytes(value).decode("utf-8", "ignore")
    try:
        return str(value).encode().decode("unicode_escape") + " " + str(value) if "\\u" in str(value) else str(value)
    except UnicodeDecodeError:
        return str(value)
