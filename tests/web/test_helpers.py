"""The helpers say what the rules say, and keep nothing of what is typed."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from naervaer.domain.rules.legal_aid import LEGAL_AID
from naervaer.web.portals.inhabitant import estimates

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("age", "years"), [(0, 2), (4, 2), (5, 3), (9, 3), (10, 5), (15, 5), (16, 10), (90, 10)]
)
def test_a_passport_lasts_two_three_five_or_ten_years(age: int, years: int) -> None:
    (told,) = estimates.passport(age=age, document="passport", today=TODAY).documents
    assert told.years == years
    assert told.until == TODAY.replace(year=TODAY.year + years)


@pytest.mark.parametrize(
    ("age", "document", "kroner"),
    [
        (15, "passport", 510),
        (16, "passport", 840),
        (9, "id_card", 510),
        (10, "id_card", 840),
        (16, "both", 1340),
        (4, "both", 820),
    ],
)
def test_the_fee_follows_the_age_and_the_discount(age: int, document: str, kroner: int) -> None:
    assert estimates.passport(age=age, document=document, today=TODAY).kroner == kroner


def test_consent_is_needed_for_minors_only() -> None:
    assert estimates.passport(age=17, document="passport", today=TODAY).needs_consent
    assert not estimates.passport(age=18, document="passport", today=TODAY).needs_consent


def test_fingerprints_from_twelve_and_a_signature_from_ten() -> None:
    told = {
        age: estimates.passport(age=age, document="passport", today=TODAY)
        for age in (9, 11, 12)
    }
    assert [told[age].gives_fingerprints for age in (9, 11, 12)] == [False, False, True]
    assert [told[age].signs for age in (9, 11, 12)] == [False, True, True]


def test_a_leap_day_is_no_trouble() -> None:
    (told,) = estimates.passport(age=30, document="passport", today=date(2028, 2, 29)).documents
    assert told.until == date(2038, 2, 28)


def test_the_ages_of_the_table_are_those_of_the_rule() -> None:
    assert [years for _age, years in estimates.validity_bands()] == [2, 3, 5, 10]


@pytest.mark.parametrize(
    ("income", "percent"), [(100_000, 0.0), (200_000, 3.5), (500_000, 99.0), (501_000, None)]
)
def test_the_estimate_of_legal_aid_is_the_rules(income: int, percent: float | None) -> None:
    told = estimates.legal_aid(inntekt=income, formue=0, grunnbelop=100_000, barn=0, par=False)
    assert told.percent == (None if percent is None else pytest.approx(percent))
    assert told.source == LEGAL_AID.source


def test_the_formal_requirements_are_listed_one_by_one() -> None:
    told = estimates.academy(statsborger=False, forerkort=0, norsk=2, kommune="")
    assert len(told.missing) == 3
    assert told.is_travel_promised is None
    assert (
        estimates.academy(statsborger=True, forerkort=1, norsk=3, kommune="0301").missing == ()
    )


@pytest.mark.parametrize(
    ("municipality", "is_promised"),
    [("1848", True), ("5501", True), ("5601", True), ("0301", False)],
)
def test_travel_support_is_promised_to_three_counties(
    municipality: str, is_promised: bool
) -> None:
    told = estimates.academy(statsborger=True, forerkort=1, norsk=3, kommune=municipality)
    assert told.is_travel_promised is is_promised


FORMS = {
    "/finn/pass/": {"alder": "4", "dokument": "both"},
    "/finn/rettshjelp/": {
        "inntekt": "312345",
        "formue": "0",
        "grunnbelop": "130000",
        "barn": "1",
    },
    "/finn/politihogskolen/": {
        "statsborger": "on",
        "forerkort": "2",
        "norsk": "4",
        "kommune": "1848",
    },
}


@pytest.mark.django_db
@pytest.mark.parametrize("address", FORMS)
def test_a_helper_answers_and_writes_nothing(address: str, areas: None, client: Client) -> None:
    with CaptureQueriesContext(connection) as asked:
        answered = client.post(address, FORMS[address])
    assert answered.status_code == 200
    assert 'id="svar"' in answered.content.decode()
    assert all(query["sql"].startswith("SELECT") for query in asked)
    assert answered.cookies == {}
    assert "no-store" in answered.headers["Cache-Control"]


@pytest.mark.django_db
@pytest.mark.parametrize("address", FORMS)
def test_a_helper_says_what_is_missing(address: str, areas: None, client: Client) -> None:
    answered = client.post(address, {})
    assert 'id="svar"' not in answered.content.decode()
    assert "ds-validation-message" in answered.content.decode()
