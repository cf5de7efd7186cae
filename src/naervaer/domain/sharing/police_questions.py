"""The questions to somebody in the police (politiregisterloven chapter 6)."""

from naervaer.domain.sharing.guide import Answer, Decider, Node, Outcome, Question, Verdict
from naervaer.domain.sharing.laws import penal, police, regulation

_CONTROLLER = Decider.CONTROLLER


def _yes_no(yes: str, no: str) -> Question:
    return Question((Answer("ja", yes), Answer("nei", no)))


def _gates(name: str, *, weak_if: str, strict: bool) -> dict[str, Node]:
    """Return the three tests every disclosure passes: needed, sensitive, verified.

    `weak_if` is the outcome where all is well; `strict` asks for vital reasons before what is
    not verified is handed over (§ 7-5 third section).
    """
    unverified = f"{name}-uverifisert" if strict else weak_if
    gates: dict[str, Node] = {
        f"{name}-nodvendig": _yes_no(f"{name}-sensitiv", "politi-nei-unodvendig"),
        f"{name}-sensitiv": _yes_no(f"{name}-strengt", f"{name}-verifisert"),
        f"{name}-strengt": _yes_no(f"{name}-verifisert", "politi-nei-sensitiv"),
        f"{name}-verifisert": _yes_no(weak_if, unverified),
    }
    if strict:
        gates[f"{name}-uverifisert"] = _yes_no(weak_if, "politi-nei-uverifisert")
    return gates


QUESTIONS: dict[str, Node] = {
    "politi": _yes_no("politi-avverge", "politi-hemmelig"),
    "politi-hemmelig": _yes_no("politi-nei-operativ", "politi-anonym"),
    "politi-avverge": _yes_no("politi-skal-avverge", "politi-beskyttelse"),
    "politi-beskyttelse": Question(
        (
            Answer("samtykke", "politi-samtykke"),
            Answer("kjent", "politi-kjent"),
            Answer("nei", "politi-mottaker"),
        )
    ),
    "politi-mottaker": Question(
        (
            Answer("barnevern", "politi-barn-etterforsking"),
            Answer("offentlig", "politi-offentlig"),
            Answer("privat", "politi-privat"),
            Answer("part", "politi-part"),
            Answer("politiet", "politi-tjenstlig"),
            Answer("forsker", "politi-forsker"),
            Answer("alle", "politi-allmenn"),
            Answer("utlandet", "politi-utland"),
        )
    ),
    "politi-barn-etterforsking": _yes_no("politi-skal-barn-etterforsking", "politi-barn-offer"),
    "politi-barn-offer": _yes_no("politi-skal-barn-offer", "politi-barn-oppgave"),
    "politi-barn-oppgave": _yes_no("oppgave-nodvendig", "forebygge-nodvendig"),
    "politi-offentlig": Question(
        (
            Answer("avverge", "politi-konkret"),
            Answer("forebygge", "forebygge-nodvendig"),
            Answer("samarbeid", "samarbeid-nodvendig"),
            Answer("oppgave", "oppgave-nodvendig"),
            Answer("bistand", "bistand-nodvendig"),
            Answer("annet", "politi-nei-formal"),
        )
    ),
    "politi-konkret": _yes_no("politi-kan-avverge", "forebygge-nodvendig"),
    "politi-privat": Question(
        (
            Answer("avverge", "politi-konkret-privat"),
            Answer("forebygge", "privat-forebygge-utilstrekkelig"),
            Answer("oppgave", "privat-oppgave-nodvendig"),
            Answer("bistand", "bistand-nodvendig"),
            Answer("annet", "politi-nei-formal"),
        )
    ),
    "politi-konkret-privat": _yes_no("politi-kan-avverge", "privat-forebygge-utilstrekkelig"),
    "privat-forebygge-utilstrekkelig": _yes_no(
        "privat-forebygge-nodvendig", "politi-nei-annen-losning"
    ),
    "politi-part": _yes_no("politi-nei-part", "politi-kan-part"),
    "politi-tjenstlig": _yes_no("politi-kan-tjenstlig", "politi-nei-tjenstlig"),
    "politi-allmenn": _yes_no("politi-spor-allmenn", "politi-nei-allmenn"),
    **_gates("forebygge", weak_if="politi-spor-forebygge", strict=False),
    **_gates("samarbeid", weak_if="politi-spor-samarbeid", strict=False),
    **_gates("privat-forebygge", weak_if="politi-spor-privat-forebygge", strict=False),
    **_gates("oppgave", weak_if="politi-spor-oppgave", strict=True),
    **_gates("privat-oppgave", weak_if="politi-spor-privat-oppgave", strict=True),
    **_gates("bistand", weak_if="politi-spor-bistand", strict=True),
}

_DECIDED = regulation("§ 11-2 første ledd")
_BY_OFFICER = regulation("§ 11-2 tredje ledd")
_NOTED = regulation("§ 11-4")
_IN_WRITING = regulation("§ 11-3 annet ledd")
_PROPORTIONAL = police("§ 27 tredje ledd")

OUTCOMES: dict[str, Outcome] = {
    "politi-skal-avverge": Outcome(
        Verdict.MUST,
        (
            penal("§ 196"),
            police("§ 27 første ledd"),
            regulation("§ 9-2"),
            _BY_OFFICER,
            _NOTED,
        ),
        is_logged=True,
    ),
    "politi-kan-avverge": Outcome(
        Verdict.MAY,
        (police("§ 27 første ledd"), _PROPORTIONAL, regulation("§ 9-2"), _BY_OFFICER, _NOTED),
        is_logged=True,
    ),
    "politi-skal-barn-etterforsking": Outcome(
        Verdict.MUST,
        (regulation("§ 10-2"), regulation("§ 10-1"), police("§ 30"), _IN_WRITING, _NOTED),
        is_logged=True,
        is_written=True,
    ),
    "politi-skal-barn-offer": Outcome(
        Verdict.MUST,
        (regulation("§ 10-3"), regulation("§ 10-1"), police("§ 30"), _IN_WRITING, _NOTED),
        is_logged=True,
        is_written=True,
    ),
    "politi-spor-forebygge": Outcome(
        Verdict.ASK,
        (
            police("§ 27 annet ledd nr. 1"),
            _PROPORTIONAL,
            police("§ 27 femte ledd"),
            regulation("§ 9-3"),
            _DECIDED,
            _NOTED,
        ),
        _CONTROLLER,
        is_logged=True,
    ),
    "politi-spor-samarbeid": Outcome(
        Verdict.ASK,
        (
            police("§ 27 fjerde ledd"),
            _PROPORTIONAL,
            regulation("§ 9-3 tredje ledd"),
            regulation("§ 4-2"),
        ),
        _CONTROLLER,
        is_logged=True,
    ),
    "politi-spor-privat-forebygge": Outcome(
        Verdict.ASK,
        (
            police("§ 27 annet ledd nr. 2"),
            _PROPORTIONAL,
            regulation("§ 9-3 annet ledd"),
            _DECIDED,
            _NOTED,
        ),
        _CONTROLLER,
        is_logged=True,
    ),
    "politi-spor-oppgave": Outcome(
        Verdict.ASK,
        (
            police("§ 30"),
            regulation("§ 9-6"),
            police("§ 48"),
            _DECIDED,
            _IN_WRITING,
            _NOTED,
        ),
        _CONTROLLER,
        is_logged=True,
        is_written=True,
    ),
    "politi-spor-privat-oppgave": Outcome(
        Verdict.ASK,
        (
            police("§ 31"),
            regulation("§ 9-7"),
            police("§ 48"),
            _DECIDED,
            _IN_WRITING,
            _NOTED,
        ),
        _CONTROLLER,
        is_logged=True,
        is_written=True,
    ),
    "politi-spor-bistand": Outcome(
        Verdict.ASK,
        (police("§ 28"), _PROPORTIONAL, regulation("§ 9-4"), _DECIDED),
        _CONTROLLER,
    ),
    "politi-forsker": Outcome(
        Verdict.ASK,
        (police("§ 33"), regulation("§ 11-2 annet ledd")),
        Decider.DIRECTORATE,
    ),
    "politi-utland": Outcome(
        Verdict.ASK,
        (police("§ 22"), _DECIDED, _IN_WRITING, _NOTED),
        _CONTROLLER,
        is_logged=True,
        is_written=True,
    ),
    "politi-spor-allmenn": Outcome(
        Verdict.ASK, (police("§ 34"), regulation("§ 9-8"), _DECIDED), _CONTROLLER
    ),
    "politi-kan-part": Outcome(Verdict.MAY, (police("§ 25"), regulation("§ 11-2 tredje ledd"))),
    "politi-kan-tjenstlig": Outcome(Verdict.MAY, (police("§ 21"), police("§ 23 fjerde ledd"))),
    "politi-samtykke": Outcome(Verdict.WITH_CONSENT, (police("§ 24 nr. 1"),)),
    "politi-kjent": Outcome(Verdict.MAY, (police("§ 24 nr. 3"),)),
    "politi-anonym": Outcome(Verdict.MAY, (police("§ 24 nr. 2"), police("§ 32"))),
    "politi-nei-operativ": Outcome(
        Verdict.MUST_NOT, (police("§ 23 annet ledd"),), Decider.NOBODY
    ),
    "politi-nei-unodvendig": Outcome(
        Verdict.ONLY_ANONYMISED,
        (police("§ 23"), police("§ 24 nr. 2"), regulation("§ 4-2")),
    ),
    "politi-nei-sensitiv": Outcome(
        Verdict.ONLY_ANONYMISED,
        (police("§ 7"), regulation("§ 5-3"), police("§ 24 nr. 2")),
    ),
    "politi-nei-uverifisert": Outcome(
        Verdict.MUST_NOT,
        (regulation("§ 7-5 tredje ledd"), police("§ 20")),
        Decider.NOBODY,
    ),
    "politi-nei-formal": Outcome(
        Verdict.MUST_NOT, (police("§ 23"), regulation("§ 7-2")), Decider.NOBODY
    ),
    "politi-nei-annen-losning": Outcome(
        Verdict.MUST_NOT,
        (police("§ 27 annet ledd nr. 2"), police("§ 23")),
        Decider.NOBODY,
    ),
    "politi-nei-part": Outcome(
        Verdict.MUST_NOT, (police("§ 25 tredje ledd"), police("§ 23")), Decider.NOBODY
    ),
    "politi-nei-tjenstlig": Outcome(
        Verdict.MUST_NOT, (police("§ 23 fjerde ledd"), police("§ 21")), Decider.NOBODY
    ),
    "politi-nei-allmenn": Outcome(
        Verdict.ONLY_ANONYMISED, (police("§ 34"), police("§ 24 nr. 2"))
    ),
}
