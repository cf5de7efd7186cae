"""A password is not made of the words anybody would try first at this site."""

from typing import Any

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client

from naervaer.domain.authority import Place, Role
from naervaer.web.config.first_account import account_with_link
from naervaer.web.records.accounts.place_words import place_words
from naervaer.web.records.areas.models import Municipality

pytestmark = pytest.mark.usefixtures("areas")


def is_taken(password: str) -> bool:
    try:
        validate_password(password)
    except ValidationError as error:
        return "password_of_the_place" not in {one.code for one in error.error_list}
    return True


@pytest.mark.parametrize(
    "password",
    [
        "Politiet2026!!",
        "politietisteigen",
        "Nærvær-Bodø-2026",
        "naervaersteigen",
        "STEIGEN.steigen",
        "p0l1t13t_2026",
        "Nordland politidistrikt 1",
        "tromso tromso 1",
        "politikontakten",
        "Indre Østfold kommune",
    ],
)
def test_words_of_the_place_alone_are_no_password(password: str) -> None:
    assert not is_taken(password)


@pytest.mark.parametrize(
    "password",
    [
        "en lang setning om fjell",
        "politiet kjøper sju gule paraplyer",
        "fem blå hvaler i Steigen spiser",
        "qwhx72nvkd93",
    ],
)
def test_a_word_of_the_place_within_enough_else_is_taken(password: str) -> None:
    assert is_taken(password)


def test_every_municipality_and_district_is_among_the_words() -> None:
    words = set(place_words())
    assert {"steigen", "nordland", "bodo", "tromso", "indreostfold", "naervaer"} <= words
    names = Municipality.objects.values_list("name", flat=True)
    long = [name.casefold() for name in names if name.isascii() and name.isalpha()]
    assert len(long) > 100
    assert {name for name in long if len(name) > 3} <= words


def test_the_names_of_the_site_are_among_the_words(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["stedet.example.no"]
    assert "stedet" in set(place_words())
    assert not is_taken("stedet-example-1")


def test_no_word_is_so_short_that_it_eats_other_words() -> None:
    assert min(map(len, place_words())) >= 4


def test_the_page_that_takes_a_password_says_why_it_is_refused() -> None:
    link = account_with_link(
        username="kari", full_name="Kari", roles=[Role.ADMINISTRATOR], place=Place()
    )
    weak = "Steigen politi 2026"
    answer = Client().post(link, {"password": weak, "again": weak})
    assert "lette å gjette" in answer.content.decode()
    assert Client().get(link).status_code == 200
