"""Reading rounds, results and needs.

For everybody: rounds, results of closed rounds as far as they may be shown, answers, needs
whose text somebody has let be shown. For staff the query is narrowed to the actor's reach.
`needs_counted` is for the council's situation picture: numbers by topic, small ones withheld.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet

from naervaer.domain.authority import Act, Actor
from naervaer.domain.figures import Kind, least_firm
from naervaer.domain.presence import DeliveryMode
from naervaer.domain.suppression import CountSum, withheld_cells
from naervaer.domain.voice.hearing import ANSWER_TO_ROUND, AgeBand, HearingForm, SexGroup, Topic
from naervaer.domain.voice.results import FEWEST, QuestionResult, Stratum, question_result
from naervaer.web.records.areas.selectors import municipalities_within
from naervaer.web.records.presence.selectors import published_by_month
from naervaer.web.records.voice.models import (
    Answer,
    Need,
    NeedAnswer,
    PeopleByAgeAndSex,
    Question,
    Round,
    RoundAnswer,
)

MONTHS_COMPARED = 6


@dataclass(frozen=True, slots=True)
class Change:
    """Published hours a month before and after something changed; None where not shown."""

    mode: DeliveryMode
    began: date
    before: float | None
    since: float | None
    is_synthetic: bool


def rounds_all() -> QuerySet[Round]:
    """Return every round with its place and answers, newest first."""
    return Round.objects.select_related("municipality__district").prefetch_related(
        "questions", "answers"
    )


def rounds_in(municipality: str) -> QuerySet[Round]:
    """Return a municipality's rounds, newest first."""
    return rounds_all().filter(municipality=municipality)


def rounds_within(actor: Actor, act: Act = Act.HEAR_INHABITANTS) -> QuerySet[Round]:
    """Return the rounds from where the actor may do the act, newest first."""
    return rounds_all().filter(municipality__in=municipalities_within(actor.reach(act)))


def rounds_without_answer(rounds: QuerySet[Round], *, today: date) -> list[Round]:
    """Return the rounds whose answer is late, the longest waiting first."""
    answered = RoundAnswer.objects.filter(round=OuterRef("pk"))
    waiting = rounds.filter(~Exists(answered)).order_by("closes_on", "pk")
    return [one for one in waiting if ANSWER_TO_ROUND.is_late(one.closes_on, today=today)]


def round_by_id(key: int) -> Round | None:
    """Return one round, or None."""
    return rounds_all().filter(pk=key).first()


def results_of(round_: Round) -> list[tuple[Question, QuestionResult | None]]:
    """Return what may be shown of each question of a closed round; of an open one nothing."""
    if round_.closed_on is None:
        return []
    people = people_in(round_.municipality_id)
    return [
        (question, question_result(_cells(question), people) if question.options else None)
        for question in round_.questions.all()
    ]


def texts_of(question: Question, actor: Actor) -> list[str]:
    """Return the free texts of a question to those who may hear inhabitants there."""
    round_ = question.round
    if round_.closed_on is None or not rounds_within(actor).filter(pk=round_.pk).exists():
        return []
    found = Answer.objects.filter(question=question).exclude(text="")
    return sorted(found.values_list("text", flat=True))


def people_in(municipality: str) -> dict[Stratum, int] | None:
    """Return the people by age and sex in the newest year that is known, or None."""
    rows = PeopleByAgeAndSex.objects.filter(municipality=municipality)
    newest = rows.order_by("-year").values_list("year", flat=True).first()
    if newest is None:
        return None
    return {
        (AgeBand(row.age), SexGroup(row.sex)): row.people for row in rows.filter(year=newest)
    }


def people_source_in(municipality: str) -> PeopleByAgeAndSex | None:
    """Return a row with year and source of the people by age and sex, or None."""
    rows = PeopleByAgeAndSex.objects.filter(municipality=municipality)
    return rows.order_by("-year", "pk").first()


def change_since(
    municipality: str, mode: str, begins_on: date | None, *, today: date
) -> Change | None:
    """Return published hours before and after a change, or None where none was made."""
    if not mode or begins_on is None:
        return None
    began = begins_on.replace(day=1)
    shown = [
        row
        for row in published_by_month(municipality=municipality, today=today)
        if row.mode.value == mode and row.hours is not None
    ]
    before = [row.hours for row in shown if row.month < began][-MONTHS_COMPARED:]
    since = [row.hours for row in shown if row.month >= began][-MONTHS_COMPARED:]
    made_up = any(row.kind is Kind.SYNTHETIC for row in shown)
    return Change(DeliveryMode(mode), begins_on, _mean(before), _mean(since), made_up)


def needs_all() -> QuerySet[Need]:
    """Return every need with its place and answers, newest first."""
    return Need.objects.select_related("municipality__district").prefetch_related("answers")


def needs_shown() -> QuerySet[Need]:
    """Return the answered needs whose text may be shown to everybody."""
    answered = NeedAnswer.objects.filter(need=OuterRef("pk"))
    return needs_all().filter(Exists(answered), is_shown=True)


def needs_within(actor: Actor, act: Act = Act.ANSWER_NEEDS) -> QuerySet[Need]:
    """Return the needs from where the actor may do the act, newest first."""
    return needs_all().filter(municipality__in=municipalities_within(actor.reach(act)))


def need_by_id(actor: Actor, key: int, act: Act = Act.ANSWER_NEEDS) -> Need | None:
    """Return one need the actor may answer, or None."""
    return needs_within(actor, act).filter(pk=key).first()


def needs_counted(municipality: str, *, since: date, until: date) -> dict[Topic, int | None]:
    """Return how many needs were reported by topic; None where the number is withheld.

    Topics nobody reported are left out. When nothing can be shown safely, all are withheld.
    """
    rows = Need.objects.filter(
        municipality=municipality, reported_on__gte=since, reported_on__lte=until
    )
    found = rows.order_by("topic").values_list("topic").annotate(Count("pk"))
    counts: dict[str, int] = {topic: count for topic, count in found}  # noqa: C416 - typed
    if not counts:
        return {}
    table = {**counts, "": sum(counts.values())}
    hidden = withheld_cells(table, [CountSum("", tuple(counts))], fewest=FEWEST)
    return {Topic(key): None if key in hidden else count for key, count in counts.items()}


def needs_kind(municipality: str, *, since: date, until: date) -> Kind | None:
    """Return the least firm kind of the needs that are counted, or None without any."""
    rows = Need.objects.filter(
        municipality=municipality, reported_on__gte=since, reported_on__lte=until
    )
    kinds = [Kind(one) for one in rows.values_list("kind", flat=True).distinct().order_by()]
    return least_firm(kinds) if kinds else None


def districts_that_hear(*, since: date) -> dict[str, bool]:
    """Return the districts that have answered a round since, and whether all is made up."""
    rounds = Round.objects.filter(closed_on__gte=since, answers__isnull=False)
    found: dict[str, bool] = {}
    for name, kind in rounds.values_list("municipality__district__name", "kind"):
        found[name] = found.get(name, True) and kind == Kind.SYNTHETIC.value
    return found


def heard_since(since: date) -> tuple[dict[str, Kind], set[HearingForm]]:
    """Return the districts that have answered a round since, by kind, and their forms."""
    answered = RoundAnswer.objects.filter(round=OuterRef("pk"))
    rounds = Round.objects.filter(Exists(answered), closed_on__gte=since)
    districts: dict[str, Kind] = {}
    forms = set()
    rows = rounds.values_list("municipality__district__name", "kind", "form")
    for name, kind, form in rows.order_by("pk"):
        if districts.get(name) is not Kind.OFFICIAL:
            districts[name] = Kind(kind)
        forms.add(HearingForm(form))
    return districts, forms


def _cells(question: Question) -> dict[Stratum, Sequence[int]]:
    counted = Counter(
        Answer.objects.filter(question=question).values_list("age", "sex", "option")
    )
    size = len(question.options)
    return {
        (age, sex): tuple(counted[age.value, sex.value, at] for at in range(size))
        for age in AgeBand
        for sex in SexGroup
    }


def _mean(hours: Sequence[float | None]) -> float | None:
    known = [one for one in hours if one is not None]
    return sum(known) / len(known) if known else None
