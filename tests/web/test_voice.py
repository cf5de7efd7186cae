"""Rounds, surveys and needs: anonymous for good, safe to show, and answered."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import DatabaseError, IntegrityError, models, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from voice_forms import an_old_stamp

from naervaer.domain.authority import SYSTEM, Actor, Grant, Place, Role
from naervaer.domain.errors import RuleBrokenError, UnusableInputError
from naervaer.domain.figures import Kind, Source
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.voice.hearing import (
    AgeBand,
    HearingForm,
    HearingGroup,
    QuestionKind,
    SexGroup,
    Topic,
)
from naervaer.domain.voice.results import Weighting
from naervaer.web.records.audit.models import Change
from naervaer.web.records.voice import selectors
from naervaer.web.records.voice.answering import answers_give, paper_answers_register
from naervaer.web.records.voice.models import Answer, Need, Round, RoundAnswer
from naervaer.web.records.voice.services import (
    Asked,
    people_set,
    round_answer,
    round_close,
    round_hold,
)
from naervaer.web.records.voice.showcase import showcase_fill

STEIGEN, OSLO = Place("Nordland", "1848"), Place("Oslo", "0301")
CONTACT = Actor("kontakt", "Kontakt", (Grant(Role.POLICE_CONTACT, STEIGEN),))
YES_NO = Asked(QuestionKind.YES_NO, "Er du trygg?")
SCALE = Asked(QuestionKind.SCALE, "Hvor trygg?")
NOT_SAID = {"age": AgeBand.NOT_SAID, "sex": SexGroup.NOT_SAID}


@pytest.fixture(autouse=True)
def _no_flood() -> None:
    cache.clear()


def held(**changed: Any) -> Round:
    today = timezone.localdate()
    given: dict[str, Any] = {
        "municipality": "1848",
        "form": HearingForm.DIGITAL_SURVEY,
        "group": HearingGroup.EVERYBODY,
        "topic": Topic.SAFETY,
        "title": "Trygg i Steigen",
        "opens_on": today - timedelta(days=1),
        "closes_on": today + timedelta(days=1),
        "questions": (YES_NO, SCALE),
        "actor": CONTACT,
    }
    return round_hold(**{**given, **changed})


def answered(round_: Round, yes: int, no: int, **who: Any) -> None:
    for option, count in ((0, yes), (1, no)):
        for _ in range(count):
            answers_give(round_=round_, given={1: option}, **{**NOT_SAID, **who})


def columns(model: type[models.Model]) -> set[str]:
    return {field.name for field in model._meta.get_fields() if field.concrete}


# --- anonymous for good ---------------------------------------------------------------


def test_an_answer_has_no_place_for_who_or_when() -> None:
    assert columns(Answer) == {
        *("id", "question", "option", "text", "age", "sex", "is_anonymous"),
    }


def test_a_need_has_no_place_for_who_and_no_time_finer_than_a_day() -> None:
    assert columns(Need) == {
        *("id", "municipality", "topic", "text", "reported_on", "is_shown", "kind"),
    }
    assert type(Need._meta.get_field("reported_on")) is models.DateField


@pytest.mark.parametrize("anonymous", [True, False])
def test_anonymity_cannot_be_changed_after_the_first_answer(
    areas: None, anonymous: bool
) -> None:
    made = held(is_anonymous=anonymous)
    answered(made, yes=1, no=0)
    with (
        pytest.raises(DatabaseError, match="anonymity cannot be changed"),
        transaction.atomic(),
    ):
        Round.objects.filter(pk=made.pk).update(is_anonymous=not anonymous)


def test_anonymity_can_be_changed_while_nobody_has_answered(areas: None) -> None:
    made = held()
    assert Round.objects.filter(pk=made.pk).update(is_anonymous=False) == 1


def test_other_things_of_a_round_can_be_changed_after_answers(areas: None) -> None:
    made = held()
    answered(made, yes=1, no=0)
    assert Round.objects.filter(pk=made.pk).update(title="Ny tittel", is_anonymous=True) == 1


@pytest.mark.parametrize("anonymous", [True, False])
def test_an_answer_is_as_anonymous_as_its_round(areas: None, anonymous: bool) -> None:
    question = held(is_anonymous=anonymous).questions.get(number=1)
    with pytest.raises(DatabaseError, match="as anonymous as its round"), transaction.atomic():
        Answer.objects.create(
            question=question,
            option=0,
            age="age_not_said",
            sex="sex_not_said",
            is_anonymous=not anonymous,
        )


def test_an_answer_cannot_be_made_less_anonymous(areas: None) -> None:
    answered(held(), yes=1, no=0)
    with pytest.raises(DatabaseError), transaction.atomic():
        Answer.objects.update(is_anonymous=False)


def test_the_database_keeps_no_text_in_an_anonymous_answer(areas: None) -> None:
    question = held().questions.get(number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(
            question=question, text="Jeg er …", age="age_not_said", sex="sex_not_said"
        )


def test_the_database_ties_no_text_to_age(areas: None) -> None:
    question = held(is_anonymous=False).questions.get(number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(
            question=question,
            text="Noe",
            age="under_25",
            sex="sex_not_said",
            is_anonymous=False,
        )


def test_keys_do_not_follow_the_order_of_answers(areas: None) -> None:
    made = held()
    keys = []
    for _ in range(20):
        answered(made, yes=1, no=0)
        keys.append(Answer.objects.exclude(pk__in=keys).get().pk)
    assert keys != sorted(keys)


def test_closing_gives_every_answer_a_new_key(areas: None) -> None:
    made = held()
    answered(made, yes=4, no=5)
    before = set(Answer.objects.values_list("pk", flat=True))
    round_close(round_=made, actor=CONTACT)
    after = set(Answer.objects.values_list("pk", flat=True))
    assert (len(after), before & after) == (9, set())


def test_answering_on_the_web_leaves_no_trace_in_the_history(areas: None) -> None:
    made = held()
    before = Change.objects.count()
    answered(made, yes=3, no=0)
    assert Change.objects.count() == before


def test_an_anonymous_survey_has_no_free_text(areas: None) -> None:
    with pytest.raises(RuleBrokenError, match="fritekst"):
        held(questions=(Asked(QuestionKind.TEXT, "Hva ellers?"),))


# --- answering -------------------------------------------------------------------------


def test_an_inhabitant_answers_without_cookie_or_sign_in(
    areas: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = held()
    client = Client(enforce_csrf_checks=True)
    client.get(reverse("voice:survey", args=[made.pk]))
    sent = {"q1": "0", "age": "under_25", "sex": "woman", "stempel": an_old_stamp(monkeypatch)}
    answer = client.post(reverse("voice:survey", args=[made.pk]), sent)
    assert answer.headers["Location"] == reverse("voice:thanks") + "?for=svar"
    assert (dict(client.cookies), Answer.objects.get().option) == ({}, 0)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"nettsted": "https://kjøp.her"}, "La det siste feltet stå tomt"),
        ({"stempel": ""}, "Vent noen sekunder"),
        ({"stempel": "skjema:tull:tull"}, "Vent noen sekunder"),
        ({"q1": "7"}, "Velg et gyldig"),
        ({"q1": ""}, "minst ett spørsmål"),
    ],
)
def test_what_a_machine_or_a_slip_sends_is_sent_back(
    areas: None, monkeypatch: pytest.MonkeyPatch, changed: dict[str, str], words: str
) -> None:
    made = held()
    sent = {
        "q1": "0",
        "age": "under_25",
        "sex": "man",
        "stempel": an_old_stamp(monkeypatch),
        **changed,
    }
    answer = Client().post(reverse("voice:survey", args=[made.pk]), sent)
    assert (answer.status_code, Answer.objects.count()) == (422, 0)
    assert words in answer.content.decode()


def test_a_form_sent_at_once_is_asked_to_wait(areas: None) -> None:
    made = held()
    shown = Client().get(reverse("voice:survey", args=[made.pk]))
    sent = {
        "q1": "0",
        "age": "under_25",
        "sex": "man",
        "stempel": shown.context["form"]["stempel"].value(),
    }
    answer = Client().post(reverse("voice:survey", args=[made.pk]), sent)
    assert "Vent noen sekunder" in answer.content.decode()


def test_more_than_sixty_forms_a_minute_are_too_many(
    areas: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from naervaer.web.interface.open_forms import is_flooded  # noqa: PLC0415

    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now)
    assert [is_flooded("prøve") for _ in range(61)] == [*[False] * 60, True]


def test_a_closed_round_takes_no_answers(areas: None) -> None:
    made = held()
    round_close(round_=made, actor=CONTACT)
    with pytest.raises(UnusableInputError, match="ikke åpen"):
        answered(made, yes=1, no=0)


@pytest.mark.parametrize("given", [{9: 0}, {1: 2}, {1: -1}, {1: "ja"}, {}])
def test_answers_that_were_not_asked_for_are_refused(areas: None, given: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(UnusableInputError):
        answers_give(round_=held(), given=given, **NOT_SAID)


def test_paper_is_written_in_by_staff_and_the_history_tells_not_what_it_said(
    areas: None,
) -> None:
    made = held()
    paper_answers_register(round_=made, given={1: 0, 2: 4}, **NOT_SAID, actor=CONTACT)
    assert Answer.objects.count() == 2
    assert Change.objects.get(act="round.paper").after is None


def test_nobody_writes_in_paper_for_a_foreign_municipality(areas: None) -> None:
    other = Actor("annen", "", (Grant(Role.POLICE_CONTACT, OSLO),))
    with pytest.raises(RuleBrokenError):
        paper_answers_register(round_=held(), given={1: 0}, **NOT_SAID, actor=other)


# --- results ---------------------------------------------------------------------------


def test_nobody_sees_results_while_a_round_is_open(areas: None) -> None:
    made = held()
    answered(made, yes=8, no=9)
    assert selectors.results_of(made) == []


def test_results_of_a_closed_round_hide_what_is_too_small(areas: None) -> None:
    made = held()
    answered(made, yes=8, no=2)
    round_close(round_=made, actor=CONTACT)
    assert [result for _, result in selectors.results_of(made)] == [None, None]


def test_results_are_weighted_to_the_people_of_the_municipality(areas: None) -> None:
    made = held()
    answered(made, yes=10, no=5, age=AgeBand.UNDER_25)
    answered(made, yes=5, no=20, age=AgeBand.FROM_67)
    round_close(round_=made, actor=CONTACT)
    people = {
        (age, sex): 100
        for age in (AgeBand.UNDER_25, AgeBand.FROM_67)
        for sex in (SexGroup.WOMAN, SexGroup.MAN)
    }
    source = Source("SSB", "07459", None, Kind.OFFICIAL)
    people_set(municipality="1848", year=2026, people=people, source=source, actor=CONTACT)
    result = selectors.results_of(made)[0][1]
    assert result is not None
    assert result.weighting is Weighting.AGE
    assert result.weighted.shares[0].share == pytest.approx((10 / 15 + 5 / 25) / 2)


def test_people_are_refused_when_negative_or_none(areas: None) -> None:
    source = Source("SSB", "07459", None, Kind.OFFICIAL)
    for people in ({}, {(AgeBand.UNDER_25, SexGroup.MAN): -1}):
        with pytest.raises(UnusableInputError):
            people_set(
                municipality="1848", year=2026, people=people, source=source, actor=CONTACT
            )


# --- rounds and their answers ----------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        {"title": " "},
        {"municipality": "9999"},
        {"closes_on": date(2020, 1, 1)},
        {"questions": (Asked(QuestionKind.CHOICE, "Hva?", ("bare ett",)),)},
        {"questions": (Asked(QuestionKind.YES_NO, ""),)},
    ],
)
def test_a_round_that_makes_no_sense_is_refused(areas: None, changed: dict) -> None:  # type: ignore[type-arg]
    with pytest.raises(UnusableInputError):
        held(**changed)


def test_a_title_with_a_persons_number_is_refused(areas: None) -> None:
    with pytest.raises(RuleBrokenError, match="telefonnummer"):
        held(title="Ring 41 23 45 67")


def test_a_round_is_answered_only_when_closed(areas: None) -> None:
    with pytest.raises(UnusableInputError, match="Lukk runden"):
        round_answer(round_=held(), heard="Noe", did="Noe", actor=CONTACT)


def test_a_round_is_closed_once(areas: None) -> None:
    made = held()
    round_close(round_=made, actor=CONTACT)
    with pytest.raises(UnusableInputError, match="alt lukket"):
        round_close(round_=made, actor=CONTACT)


def test_a_change_needs_both_a_way_and_a_day(areas: None) -> None:
    made = held()
    round_close(round_=made, actor=CONTACT)
    with pytest.raises(UnusableInputError, match="både måte og første dag"):
        round_answer(round_=made, heard="Noe", did="Noe", mode=DeliveryMode.BOAT, actor=CONTACT)


def test_rounds_without_answer_are_listed_when_the_answer_is_late(areas: None) -> None:
    today = timezone.localdate()
    late = held(opens_on=today - timedelta(weeks=9), closes_on=today - timedelta(weeks=9))
    held(opens_on=today - timedelta(weeks=7), closes_on=today - timedelta(weeks=7))
    done = held(opens_on=today - timedelta(weeks=9), closes_on=today - timedelta(weeks=9))
    round_close(round_=done, actor=CONTACT)
    round_answer(round_=done, heard="Noe", did="Noe", actor=CONTACT)
    found = selectors.rounds_without_answer(selectors.rounds_within(CONTACT), today=today)
    assert found == [late]


def test_the_five_forms_can_all_be_held(areas: None) -> None:
    made = [held(form=form).form for form in HearingForm]
    assert made == [form.value for form in HearingForm]


def test_the_journey_from_survey_to_what_was_done(
    signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    staff, today = signed_in(Role.POLICE_CONTACT), timezone.localdate()
    announced = {
        "municipality": "1848",
        "form": "digital_survey",
        "group": "everybody",
        "topic": "presence",
        "title": "Politiet hos oss",
        "opens_on": today.isoformat(),
        "closes_on": today.isoformat(),
        "is_anonymous": "on",
        "kind": "official",
        "words1": "Har du sett politiet?",
        **{f"kind{at}": "yes_no" for at in (1, 2, 3)},
    }
    page = staff.post(reverse("voice:hold"), announced, follow=True)
    made = Round.objects.get()
    assert page.redirect_chain[-1][0] == reverse("voice:round", args=[made.pk])
    stamp = an_old_stamp(monkeypatch)
    for option in "0" * 7 + "1" * 8:
        sent = {"q1": option, "age": "from_25", "sex": "man", "stempel": stamp}
        Client().post(reverse("voice:survey", args=[made.pk]), sent)
    sent = {"q1": "0", "age": "from_67", "sex": "woman"}
    staff.post(reverse("voice:paper", args=[made.pk]), sent)
    open_page = Client().get(reverse("voice:round", args=[made.pk])).content.decode()
    assert "Til da kan ingen se dem" in open_page
    staff.post(reverse("voice:close", args=[made.pk]), {"attendance": "3"})
    answer = {"heard": "Mange har ikke sett oss.", "did": "Vi kommer på fredager."}
    staff.post(reverse("voice:answer", args=[made.pk]), answer)
    shown = Client().get(reverse("voice:round", args=[made.pk])).content.decode()
    wanted = ["Vi kommer på fredager.", "16 svar", "færre enn fem", "ikke vektet", "besvart"]
    assert [words for words in wanted if words not in shown] == []
    assert RoundAnswer.objects.count() == 1


# --- the showcase ----------------------------------------------------------------------


def test_the_showcase_holds_its_rounds_once(areas: None) -> None:
    today = timezone.localdate()
    assert [showcase_fill(district="Nordland", until=today) for _ in range(2)] == [6, 0]
    kinds = {
        *Round.objects.values_list("kind", flat=True),
        *Need.objects.values_list("kind", flat=True),
    }
    assert kinds == {"synthetic"}


def test_the_showcase_has_a_weighted_result_and_a_late_answer(areas: None) -> None:
    today = timezone.localdate()
    showcase_fill(district="Nordland", until=today)
    shown = [one for _, one in selectors.results_of(Round.objects.get(title="Trygg i Steigen"))]
    assert all(one is not None and one.weighting is not Weighting.NONE for one in shown)
    late = selectors.rounds_without_answer(selectors.rounds_within(CONTACT), today=today)
    assert [one.title for one in late] == ["Innspillsmøte med næringsforeningen"]


def test_the_results_say_what_the_ends_of_a_scale_mean(areas: None) -> None:
    showcase_fill(district="Nordland", until=timezone.localdate())
    made = Round.objects.get(title="Trygg i Steigen")
    said = Client().get(f"/stemmen/runde/{made.pk}/").content.decode()
    scales = [one for one in made.questions.all() if one.kind == "scale"]
    assert said.count("1 er minst, 5 er mest.") == len(scales) > 0


def test_the_districts_that_have_answered_a_round_are_found(areas: None) -> None:
    today = timezone.localdate()
    showcase_fill(district="Nordland", until=today)
    found = selectors.districts_that_hear(since=today - timedelta(days=365))
    assert found == {"Nordland": True}


def test_the_site_itself_is_no_role_that_hears(areas: None) -> None:
    with pytest.raises(RuleBrokenError):
        held(actor=SYSTEM)
