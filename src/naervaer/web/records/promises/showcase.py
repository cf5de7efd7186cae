"""Made-up wishes and answers for a showcase district; every row is marked synthetic."""

from datetime import date, timedelta

from django.db import transaction

from naervaer.domain.authority import Actor, Grant, Place, Role
from naervaer.domain.figures import Kind
from naervaer.domain.presence import DeliveryMode
from naervaer.web.records.promises.models import Wish, WishAnswer
from naervaer.web.records.promises.wishes import wish_answer, wish_file

_SYNTHETIC = Kind.SYNTHETIC
_Verdict = WishAnswer.Verdict
_WISHES = (
    (
        "1848",
        "Faste patruljedager i Leinesfjord og Leines",
        "Kommunen ønsker to faste dager i uken der patruljen er i kommunen, på kjente tider.",
        "B-11",
        DeliveryMode.MUNICIPAL_PATROL,
        (_Verdict.YES, "Enig: avstanden til Fauske er lang.", "Patrulje tirsdag og fredag"),
    ),
    (
        "1848",
        "Politiet på nærtjenestesenteret én dag i uken",
        "Innbyggere som ikke er på nett, skal kunne møte politiet der de ellers får hjelp.",
        "B-57",
        DeliveryMode.SERVICE_CENTRE_DAY,
        (_Verdict.PARTLY, "Torsdager, så lenge det er bemanning.", "Torsdager 10–14"),
    ),
    (
        "1875",
        "Passbuss oftere enn hver tredje måned",
        "Det er over to timer til nærmeste passkontor for mange.",
        "B-61",
        DeliveryMode.PASSPORT_BUS,
        (_Verdict.NO, "Bussen har fulle ruter i hele landsdelen.", ""),
    ),
    (
        "1874",
        "Båt i ferien",
        "Mange flere er i kommunen i juli; vi ønsker politibåt noen helger.",
        "",
        DeliveryMode.BOAT,
        None,
    ),
)


@transaction.atomic
def showcase_fill(*, district: str, until: date) -> int:
    """File a few wishes with answers; where there are made-up ones already, do nothing."""
    if Wish.objects.filter(kind=_SYNTHETIC.value).exists():
        return 0
    police = Actor("demo", "Demonstrasjon", (Grant(Role.DISTRICT_ANALYST, Place(district)),))
    for municipality, title, text, promise, mode, answer in _WISHES:
        asker = Grant(Role.MUNICIPAL_COORDINATOR, Place(district, municipality))
        wish = wish_file(
            municipality=municipality,
            title=title,
            text=text,
            promise=promise,
            mode=mode,
            filed_on=until - timedelta(days=300),
            kind=_SYNTHETIC,
            actor=Actor("demo", "Demonstrasjon", (asker,)),
        )
        if answer is None:
            continue
        verdict, said, measure = answer
        wish_answer(
            wish=wish,
            verdict=verdict,
            text=said,
            measure=measure,
            mode=mode if measure else None,
            begins_on=until - timedelta(days=210) if measure else None,
            answered_on=until - timedelta(days=270),
            kind=_SYNTHETIC,
            actor=police,
        )
    return len(_WISHES)
