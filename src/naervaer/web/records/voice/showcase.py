"""Made-up rounds, answers and needs for a showcase district; every row is marked synthetic."""

import random
from datetime import date, timedelta

from django.db import transaction

from naervaer.domain.authority import Actor, Grant, Place, Role
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
from naervaer.web.records.voice.models import Answer, Need, NeedAnswer, Round
from naervaer.web.records.voice.needs import need_answer, need_report
from naervaer.web.records.voice.services import (
    Asked,
    people_set,
    round_answer,
    round_close,
    round_hold,
)

_PLACE = "1848"
_MADE_UP = Kind.SYNTHETIC
_SURVEY = (
    Asked(QuestionKind.SCALE, "Hvor trygg er du ute om kvelden?"),
    Asked(QuestionKind.YES_NO, "Har du sett politiet i kommunen den siste måneden?"),
    Asked(
        QuestionKind.CHOICE,
        "Hva betyr mest for deg?",
        ("Faste patruljedager", "Politikontakt som treffes", "Kort vei ved hendelser"),
    ),
)
_ANSWERED = (
    (
        HearingForm.DIALOGUE_MEETING,
        HearingGroup.YOUTH,
        Topic.YOUTH_PLACES,
        "Dialogmøte med ungdomsrådet",
        "Ungdommene vil møte politiet før noe skjer, ikke bare etterpå.",
        "Patruljen er innom ungdomsklubben på faste fredager.",
        23,
        170,
    ),
    (
        HearingForm.POLICE_LISTEN,
        HearingGroup.EVERYBODY,
        Topic.TRAFFIC,
        "Politiet lytter på Leinesfjord",
        "Mange er redde for farten forbi skolen.",
        "Fartskontroll ved skolestart, og et brev til vegmyndigheten.",
        31,
        120,
    ),
    (
        HearingForm.NET_PATROL_OUT,
        HearingGroup.YOUTH,
        Topic.DIGITAL,
        "Nettpatruljen på skolebesøk",
        "Elevene vil vite hvor de melder fra om bilder som er delt.",
        "Nettpatruljen la ut en veiviser og svarte på spørsmål i klassene.",
        64,
        90,
    ),
)
_NEEDS = (
    (
        Topic.PRESENCE,
        "Fast dag der vi kan møte politiet i Leinesfjord.",
        NeedAnswer.Verdict.YES,
        "Patruljen er i kommunen tirsdag og fredag.",
        DeliveryMode.MUNICIPAL_PATROL,
    ),
    (
        Topic.TRAFFIC,
        "Det kjøres for fort forbi skolen om morgenen.",
        NeedAnswer.Verdict.PARTLY,
        "Vi kontrollerer ved skolestart. Fartsgrensen bestemmer vegmyndigheten.",
        None,
    ),
    (Topic.SERVICES, "Passbussen bør stoppe her oftere.", None, "", None),
)
_PEOPLE = (
    *((AgeBand.UNDER_25, 118, 141), (AgeBand.FROM_25, 259, 290)),
    *((AgeBand.FROM_45, 396, 431), (AgeBand.FROM_67, 342, 336)),
)


@transaction.atomic
def showcase_fill(*, district: str, until: date) -> int:
    """Hold a few made-up rounds; where there are some already, do nothing."""
    if Round.objects.filter(kind=_MADE_UP.value).exists():
        return 0
    place = Place(district, _PLACE)
    contact = Actor("demo", "Demonstrasjon", (Grant(Role.POLICE_CONTACT, place),))
    source = Source("Syntetisk folketall", "laget for demonstrasjonen", until, _MADE_UP)
    people = {
        (age, sex): count
        for age, women, men in _PEOPLE
        for sex, count in ((SexGroup.WOMAN, women), (SexGroup.MAN, men))
    }
    people_set(
        municipality=_PLACE, year=until.year, people=people, source=source, actor=contact
    )
    _closed_survey(contact, until)
    _open_survey(contact, until)
    _late_meeting(contact, until)
    for form, group, topic, title, heard, did, came, ago in _ANSWERED:
        day = until - timedelta(days=ago)
        made = _held(contact, (form, group, topic), title, (day, day))
        round_close(round_=made, attendance=came, today=day, actor=contact)
        round_answer(
            round_=made,
            heard=heard,
            did=did,
            answered_on=day + timedelta(days=30),
            kind=_MADE_UP,
            actor=contact,
        )
    _report_needs(contact, until)
    return Round.objects.count()


def _held(
    contact: Actor,
    how: tuple[HearingForm, HearingGroup, Topic],
    title: str,
    days: tuple[date, date],
    questions: tuple[Asked, ...] = (),
) -> Round:
    form, group, topic = how
    return round_hold(
        municipality=_PLACE,
        form=form,
        group=group,
        topic=topic,
        title=title,
        text="Laget for demonstrasjonen.",
        opens_on=days[0],
        closes_on=days[1],
        questions=questions,
        kind=_MADE_UP,
        actor=contact,
    )


def _closed_survey(contact: Actor, until: date) -> None:
    begun, ended = until - timedelta(days=250), until - timedelta(days=236)
    survey = (HearingForm.DIGITAL_SURVEY, HearingGroup.EVERYBODY, Topic.SAFETY)
    made = _held(contact, survey, "Trygg i Steigen", (begun, ended), _SURVEY)
    _answer_at_random(made, 420)
    round_close(round_=made, today=ended, actor=contact)
    round_answer(
        round_=made,
        heard="De fleste er trygge, men få har sett politiet. Mange vil ha faste dager.",
        did="Kommunepatruljen er i Steigen tirsdag og fredag.",
        mode=DeliveryMode.MUNICIPAL_PATROL,
        begins_on=until - timedelta(days=210),
        answered_on=until - timedelta(days=200),
        kind=_MADE_UP,
        actor=contact,
    )


def _open_survey(contact: Actor, until: date) -> None:
    survey = (HearingForm.DIGITAL_SURVEY, HearingGroup.EVERYBODY, Topic.PRESENCE)
    days = (until - timedelta(days=5), until + timedelta(days=90))
    _answer_at_random(_held(contact, survey, "Politiet der du bor", days, _SURVEY), 60)


def _late_meeting(contact: Actor, until: date) -> None:
    day = until - timedelta(days=110)
    meeting = (HearingForm.INPUT_MEETING, HearingGroup.BUSINESS, Topic.SERVICES)
    made = _held(contact, meeting, "Innspillsmøte med næringsforeningen", (day, day))
    round_close(round_=made, attendance=12, today=day, actor=contact)


def _answer_at_random(made: Round, count: int) -> None:
    """Give made-up answers, more of the old than live there."""
    chance = random.Random(1848)  # noqa: S311 - made-up answers
    ages = chance.choices(list(AgeBand)[:4], weights=[14, 22, 34, 34], k=count)
    for question in made.questions.all():
        size = len(question.options)
        liked = [4 + at % 4 for at in range(size)]
        Answer.objects.bulk_create(
            Answer(
                question=question,
                option=chance.choices(range(size), weights=liked)[0],
                age=age.value,
                sex=chance.choice((SexGroup.WOMAN, SexGroup.MAN)).value,
            )
            for age in ages
        )


def _report_needs(contact: Actor, until: date) -> None:
    for at, (topic, text, verdict, said, mode) in enumerate(_NEEDS):
        need: Need = need_report(
            municipality=_PLACE,
            topic=topic,
            text=text,
            reported_on=until - timedelta(days=240 - 100 * at),
            kind=_MADE_UP,
        )
        if verdict is None:
            continue
        need_answer(
            need=need,
            verdict=verdict,
            text=said,
            is_shown=True,
            mode=mode,
            begins_on=until - timedelta(days=210) if mode else None,
            answered_on=until - timedelta(days=220 - 100 * at),
            kind=_MADE_UP,
            actor=contact,
        )
