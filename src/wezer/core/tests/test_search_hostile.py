"""S-3: whatever is typed into search, on both databases, is answered and never upsets anything."""

import pytest
from django.utils import timezone

from wezer.core.search.find import matching_items, search, suggest
from wezer.core.testing import viewer

HOSTILE = [
    *(
        '"',
        "'",
        '"unbalanced',
        "é'\"",
        "\\",
        "*",
        "^a",
        "NEAR(a b)",
        "a AND OR NOT b",
        "a & | ! b",
        "a <-> b",
        "%",
        "_",
        "--",
    ),
    *(
        "\0",
        "a\0b",
        "\ud800",
        "😀",
        "tag:\0x",
        "tag:'",
        'group:"',
        "group:%",
        "by:_",
        "in:x'--",
        "near:1e999km",
        "foo:bar",
    ),
    *(
        "before:x",
        "before:2026-13-45",
        "before:0001-01-01",
        "before:9999-12-31",
        "before:99999-01-01",
        "-a",
        "-",
        '-"',
        "tag:a -b",
    ),
    *("a" * 5_000, "é" * 5_000, '"' * 5_000, "tag:a " * 800, "-a " * 1_600, "l'" * 2_500, "a:" * 2_500),
]


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland", "America/Los_Angeles"])
def test_s3_any_query_is_safe_in_every_zone(join, circle, zone):
    circle("Garden")
    fern = viewer(join("Fern"))
    with timezone.override(zone):
        for text in HOSTILE:
            for language in ("fr", "en"):
                found = search(fern, text, language=language)
                assert found.total >= len(found.hits)
            suggest(fern, text)
            list(matching_items(fern, text))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "after",
    [
        "x",
        "1",
        "1.x.1",
        "1.2026-01-01T00:00:00.5",
        "0.2026-01-01T00:00:00~00:00." + "9" * 30,
        "1.0001-01-01T00:00:00~14:00.1",
        "\0",
        "1.2.3.4",
    ],
)
def test_any_place_of_a_page_is_safe(join, after):
    fern = viewer(join("Fern"))
    assert search(fern, "fern", after=after).total == 1


@pytest.mark.django_db
def test_suggestions_find_a_name_at_every_letter_with_or_without_accents(join, circle):
    circle("Réparations de vélos")
    fern = viewer(join("Fern"))
    typed = ["ré", "rep", "répara", "reparati", "réparation", "réparations", "les réparations v", "velo", "vélos"]
    assert [text for text in typed if [hit.party.name for hit in suggest(fern, text)] != ["Réparations de vélos"]] == []
    assert suggest(fern, "vélos tracteur") == suggest(fern, "") == suggest(fern, " ") == []
