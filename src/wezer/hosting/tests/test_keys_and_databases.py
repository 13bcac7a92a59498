from concurrent.futures import ThreadPoolExecutor
from stat import S_IMODE

import pytest

from wezer.hosting.config import ConfigError
from wezer.hosting.databases import databases, postgres
from wezer.hosting.keys import instance_id, loose_files, secret
from wezer.hosting.packages import installed_packages


def test_many_askers_at_once_get_the_same_new_secret(tmp_path):
    with ThreadPoolExecutor(16) as pool:
        drawn = set(pool.map(lambda _: secret(tmp_path, "secret_key"), range(64)))
    assert len(drawn) == 1 and len(drawn.pop()) >= 48
    assert [path.name for path in (tmp_path / "keys").iterdir()] == ["secret_key"]


def test_keys_are_readable_by_their_owner_only_and_loose_ones_are_found(tmp_path):
    secret(tmp_path, "secret_key")
    assert S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700
    assert S_IMODE((tmp_path / "keys/secret_key").stat().st_mode) == 0o600
    assert loose_files(tmp_path) == []
    (tmp_path / "keys/secret_key").chmod(0o640)
    assert loose_files(tmp_path) == [tmp_path / "keys/secret_key"]


def test_a_secret_that_is_only_read_is_not_made(tmp_path):
    assert secret(tmp_path, "mail_password", make=False) == ""
    assert not (tmp_path / "keys").exists()


def test_two_instances_on_one_host_have_different_cookie_names():
    assert instance_id("one") != instance_id("two") and len(instance_id("one")) == 8


def test_sqlite_takes_the_write_lock_first_and_flushes_every_commit(tmp_path):
    made = databases(tmp_path, "")["default"]
    assert made["NAME"] == str(tmp_path / "community.sqlite3")
    assert made["OPTIONS"]["transaction_mode"] == "IMMEDIATE" and made["OPTIONS"]["timeout"] == 20
    assert made["OPTIONS"]["cached_statements"] > 128  # of Python's own
    assert (
        "journal_mode=WAL" in made["OPTIONS"]["init_command"] and "synchronous=FULL" in made["OPTIONS"]["init_command"]
    )


def test_a_postgres_address_is_taken_apart_and_is_safe_behind_a_pooler():
    made = postgres("postgres://fe%40rn:s%2Fp@db.example:6432/val%20ley?sslmode=require")
    assert (made["USER"], made["PASSWORD"], made["HOST"], made["PORT"], made["NAME"]) == (
        "fe@rn",
        "s/p",
        "db.example",
        "6432",
        "val ley",
    )
    assert made["OPTIONS"]["sslmode"] == "require" and made["DISABLE_SERVER_SIDE_CURSORS"] is True
    assert "options" not in made["OPTIONS"]


@pytest.mark.parametrize("url", ["mysql://x/y", "postgres://host", "postgres://host:port/name", "nonsense"])
def test_an_address_that_is_not_postgres_is_refused(url):
    with pytest.raises(ConfigError):
        postgres(url)


def test_a_package_that_nobody_declares_is_refused_by_name():
    with pytest.raises(ConfigError, match="orchard"):
        installed_packages(["orchard"])
    assert installed_packages([]) == []
