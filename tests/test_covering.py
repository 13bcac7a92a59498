"""What the second database need not see again, and what it must."""

import pytest

from covering import Noted, cover, is_plain

PLAIN = [
    'SELECT "core_party"."id", "core_party"."name" FROM "core_party" INNER JOIN "core_member" ON ("core_party"."id" ='
    ' "core_member"."party_ptr_id") LEFT OUTER JOIN "core_party" T0 ON ("core_member"."x_id" = T0."id") WHERE'
    ' ("core_party"."id" IN (%s) AND NOT ("core_member"."at" IS NULL OR "core_member"."is_here")) ORDER BY T0."id" DESC LIMIT 0',
    'SELECT %s AS "a" FROM "core_follow" WHERE "core_follow"."member_id" = %s LIMIT 0',
    'SELECT COUNT(*) AS "__count" FROM "core_item" WHERE "core_item"."at" >= %s',
    'INSERT INTO "core_item" ("uid", "title") VALUES (%s) RETURNING "core_item"."id"',
    'UPDATE "core_item" SET "title" = %s, "at" = NULL WHERE "core_item"."id" = %s',
    'DELETE FROM "core_item" WHERE "core_item"."id" IN (%s)',
    'SELECT "a"."id" AS "id" FROM "account_move" AS "a" WHERE (("a"."id" IN (?)) AND ("a"."state" = ?))',
]
OTHERS = [
    'SELECT "c"."id" FROM "c" WHERE "c"."name" LIKE %s',
    'SELECT DISTINCT "c"."id" FROM "c"',
    'SELECT MAX("c"."id") AS "m" FROM "c"',
    'SELECT "c"."id" FROM "c" WHERE EXISTS(SELECT %s AS "a" FROM "d" U0 WHERE U0."id" = ("c"."id") LIMIT 0)',
    'SELECT "c"."id" FROM "c" WHERE "c"."id" IN (SELECT U0."id" FROM "d" U0)',
    'SELECT "c"."id" FROM "c" WHERE "c"."id" = %s FOR UPDATE',
    'SELECT "c"."id" FROM "c" ORDER BY "c"."at" DESC NULLS LAST',
    'UPDATE "c" SET "n" = ("c"."n" + %s) WHERE "c"."id" = %s',
    'INSERT INTO "c" ("n") VALUES (%s) ON CONFLICT DO NOTHING',
    'INSERT OR IGNORE INTO "c" ("n") VALUES (%s)',
    "SELECT 1 FROM core_item WHERE id = %s",
    'WITH x AS (SELECT "c"."id" FROM "c") SELECT * FROM x',
]


@pytest.mark.parametrize("words", PLAIN)
def test_what_the_orm_writes_alike_for_both_is_plain(words):
    assert is_plain(words)


@pytest.mark.parametrize("words", OTHERS)
def test_what_databases_take_each_in_their_way_is_not(words):
    assert not is_plain(words)


def test_few_and_quick_tests_make_all_that_was_made():
    noted = {
        "slow": Noted(9, frozenset("abc")),
        "quick": Noted(1, frozenset("ab")),
        "rest": Noted(1, frozenset("c")),
        "same": Noted(1, frozenset("c")),
        "taken": Noted(1, frozenset("d")),
    }
    assert cover(noted, ["taken"]) in ({"quick", "rest"}, {"quick", "same"})
