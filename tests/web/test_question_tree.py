"""Every way through the questions ends somewhere, and the end leads on."""

import pytest
from django.test import Client
from django.urls import reverse

from naervaer.web.portals.inhabitant.index import ENTRIES
from naervaer.web.portals.inhabitant.question_tree import TREE, End, Question, follow, ways
from naervaer.web.portals.inhabitant.wishes import BY_WORD

WAYS = ways()


def test_there_are_ways_and_every_question_and_end_is_on_one() -> None:
    assert len(WAYS) > 20
    reached = {"start"}
    for words, _end in WAYS:
        at = TREE["start"]
        for word in words:
            assert isinstance(at, Question)
            key = next(one.to for one in at.choices if one.word == word)
            reached.add(key)
            at = TREE[key]
    assert reached == set(TREE)


@pytest.mark.parametrize(
    ("words", "end"), WAYS, ids=lambda way: "/".join(way) if isinstance(way, tuple) else ""
)
def test_every_way_ends_with_something_to_do(words: tuple[str, ...], end: End) -> None:
    assert follow(words) == end
    assert end.phone or end.wish or end.page
    assert not end.wish or end.wish in BY_WORD
    assert not end.page or reverse(end.page)
    assert len(words) <= 5


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("words", "end"), WAYS, ids=lambda way: "/".join(way) if isinstance(way, tuple) else ""
)
def test_every_end_has_a_page(words: tuple[str, ...], end: End, client: Client) -> None:
    page = client.get(reverse("inhabitant:choose") + "".join(f"{word}/" for word in words))
    assert page.status_code == 200
    assert str(end.words) in page.content.decode()


def test_an_emergency_is_the_first_question_and_its_answer_is_112() -> None:
    end = follow(("ja",))
    assert isinstance(end, End)
    assert end.phone == "112"


@pytest.mark.parametrize("words", [("kanskje",), ("ja", "ja"), ("nei", "reise", "x")])
def test_a_way_that_is_none_leads_nowhere(words: tuple[str, ...]) -> None:
    assert follow(words) is None


@pytest.mark.django_db
def test_an_unknown_way_is_not_found(client: Client) -> None:
    assert client.get("/finn/hjelp-meg/tull/").status_code == 404


def test_every_answer_has_one_word_of_its_own() -> None:
    for at in TREE.values():
        if isinstance(at, Question):
            words = [one.word for one in at.choices]
            assert len(words) == len(set(words))


def test_every_entry_from_a_to_z_leads_somewhere_and_they_stand_in_order() -> None:
    for entry in ENTRIES:
        assert (entry.wish in BY_WORD) != bool(entry.page)
        assert not entry.page or reverse(entry.page)
    letters = str.maketrans({"å": "~", "ø": "}", "æ": "|"})
    names = [str(entry.words).casefold().translate(letters) for entry in ENTRIES]
    assert names == sorted(names)
