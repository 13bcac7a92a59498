"""The benches' communities are filled past the acts: a column that they do not know breaks them, and nobody sees it until
somebody measures. Here the smallest of them is made, and its pages are read."""

import pytest
from bench import network, report
from bench.pages import Place
from bench.profiling import statements


@pytest.mark.any_database("postgresql")  # they measure on it alone
def test_benches_can_fill_a_community_and_read_its_pages(community, client):
    place = Place(network.BEGINNING, 30)
    network.open_rooms(place)
    network.grow(place, 1_300)
    network.grow(place, 1_500)
    client.force_login(place.member, "wezer.core.accounts.backends.Backend")

    for name, address in network.pages(place).items():
        assert client.get(address).status_code == 200, name
        assert statements(lambda address=address: client.get(address)), name
    found = client.get(network.pages(place)["search, rare word"]).content.decode()
    assert found.count(network.RARE) > 20  # a page full, however many items there are


def test_the_page_says_what_benches_kept():
    """Who writes on the page alone loses it when somebody measures next: words about the figures stand in bench/notes.md."""
    assert report.PAGE.read_text(encoding="utf-8") == report.page()
