"""The questions to municipalities and other bodies, health personnel and child welfare."""

from naervaer.domain.sharing.guide import Answer, Decider, Node, Outcome, Question, Verdict
from naervaer.domain.sharing.laws import (
    Paragraph,
    administration,
    child_welfare,
    health,
    penal,
)


def _yes_no(yes: str, no: str) -> Question:
    return Question((Answer("ja", yes), Answer("nei", no)))


QUESTIONS: dict[str, Node] = {
    "organ": _yes_no("organ-skal-avverge", "organ-kjennes-igjen"),
    "organ-kjennes-igjen": _yes_no("organ-beskyttelse", "organ-anonym"),
    "organ-beskyttelse": Question(
        (
            Answer("samtykke", "organ-samtykke"),
            Answer("kjent", "organ-kjent"),
            Answer("ikke-personlig", "organ-ikke-personlig"),
            Answer("nei", "organ-saerlov"),
        )
    ),
    "organ-saerlov": _yes_no("organ-spor-saerlov", "organ-fare"),
    "organ-fare": _yes_no("organ-kan-fare", "organ-mottaker"),
    "organ-mottaker": Question(
        (
            Answer("barnevern", "organ-barn"),
            Answer("politiet", "organ-lovbrudd"),
            Answer("organ", "organ-egne-oppgaver"),
            Answer("kollega", "organ-kan-kollega"),
            Answer("part", "organ-kan-part"),
            Answer("statistikk", "organ-kan-statistikk"),
            Answer("forsker", "organ-forsker"),
            Answer("privat", "organ-nei"),
        )
    ),
    "organ-barn": _yes_no("organ-skal-barn", "organ-egne-oppgaver"),
    "organ-lovbrudd": _yes_no("organ-onskelig", "organ-egne-oppgaver"),
    "organ-onskelig": _yes_no("organ-kan-melde", "organ-egne-oppgaver"),
    "organ-egne-oppgaver": _yes_no("organ-kan-oppgaver", "organ-forskrift"),
    "organ-forskrift": _yes_no("organ-spor-forskrift", "organ-nei"),
    "helse": _yes_no("helse-skal-avverge", "helse-alvorlig-skade"),
    "helse-alvorlig-skade": _yes_no("helse-skal-varsle", "helse-kjennes-igjen"),
    "helse-kjennes-igjen": _yes_no("helse-beskyttelse", "helse-anonym"),
    "helse-beskyttelse": Question(
        (
            Answer("samtykke", "helse-samtykke"),
            Answer("kjent", "helse-kjent"),
            Answer("nei", "helse-barn"),
        )
    ),
    "helse-barn": _yes_no("helse-skal-barn", "helse-tungtveiende"),
    "helse-tungtveiende": _yes_no("helse-kan-tungtveiende", "helse-nei"),
    "barnevern": _yes_no("barnevern-skal-avverge", "barnevern-kjennes-igjen"),
    "barnevern-kjennes-igjen": _yes_no("barnevern-beskyttelse", "barnevern-anonym"),
    "barnevern-beskyttelse": Question(
        (Answer("samtykke", "barnevern-samtykke"), Answer("nei", "barnevern-fare"))
    ),
    "barnevern-fare": _yes_no("barnevern-kan-fare", "barnevern-oppgaver"),
    "barnevern-oppgaver": _yes_no("barnevern-kan-oppgaver", "barnevern-nei"),
}


def _avert(*more: Paragraph) -> Outcome:
    return Outcome(Verdict.MUST, (penal("§ 196"), *more))


OUTCOMES: dict[str, Outcome] = {
    "organ-skal-avverge": _avert(administration("§ 13 b første ledd nr. 7")),
    "organ-anonym": Outcome(Verdict.MAY, (administration("§ 13 a nr. 2"),)),
    "organ-samtykke": Outcome(Verdict.WITH_CONSENT, (administration("§ 13 a nr. 1"),)),
    "organ-kjent": Outcome(Verdict.MAY, (administration("§ 13 a nr. 3"),)),
    "organ-ikke-personlig": Outcome(Verdict.MAY, (administration("§ 13 annet ledd"),)),
    "organ-spor-saerlov": Outcome(Verdict.ASK, (administration("§ 13 f"),), Decider.CONTROLLER),
    "organ-kan-fare": Outcome(
        Verdict.MAY, (administration("§ 13 b første ledd nr. 7"), penal("§ 287"))
    ),
    "organ-skal-barn": Outcome(Verdict.MUST, (child_welfare("§ 13-2"),)),
    "organ-kan-melde": Outcome(Verdict.MAY, (administration("§ 13 b første ledd nr. 6"),)),
    "organ-kan-oppgaver": Outcome(Verdict.MAY, (administration("§ 13 b første ledd nr. 5"),)),
    "organ-kan-kollega": Outcome(
        Verdict.MAY,
        (
            administration("§ 13 b første ledd nr. 2"),
            administration("§ 13 b første ledd nr. 3"),
        ),
    ),
    "organ-kan-part": Outcome(
        Verdict.MAY,
        (administration("§ 13 b første ledd nr. 1"), administration("§ 13 b annet ledd")),
    ),
    "organ-kan-statistikk": Outcome(Verdict.MAY, (administration("§ 13 b første ledd nr. 4"),)),
    "organ-forsker": Outcome(
        Verdict.ASK,
        (administration("§ 13 d"), administration("§ 13 e")),
        Decider.MINISTRY,
    ),
    "organ-spor-forskrift": Outcome(
        Verdict.ASK, (administration("§ 13 g"),), Decider.CONTROLLER
    ),
    "organ-nei": Outcome(
        Verdict.ONLY_ANONYMISED, (administration("§ 13"), administration("§ 13 a nr. 2"))
    ),
    "helse-skal-avverge": _avert(health("§ 21")),
    "helse-skal-varsle": Outcome(Verdict.MUST, (health("§ 31"),)),
    "helse-anonym": Outcome(Verdict.MAY, (health("§ 23 nr. 3"),)),
    "helse-samtykke": Outcome(Verdict.WITH_CONSENT, (health("§ 22"),)),
    "helse-kjent": Outcome(Verdict.MAY, (health("§ 23 nr. 1"), health("§ 23 nr. 2"))),
    "helse-skal-barn": Outcome(Verdict.MUST, (health("§ 33"), child_welfare("§ 13-2"))),
    "helse-kan-tungtveiende": Outcome(Verdict.MAY, (health("§ 23 nr. 4"),)),
    "helse-nei": Outcome(Verdict.ONLY_ANONYMISED, (health("§ 21"), health("§ 23 nr. 3"))),
    "barnevern-skal-avverge": _avert(child_welfare("§ 13-1")),
    "barnevern-anonym": Outcome(
        Verdict.MAY, (administration("§ 13 a nr. 2"), child_welfare("§ 13-1"))
    ),
    "barnevern-samtykke": Outcome(
        Verdict.WITH_CONSENT, (administration("§ 13 a nr. 1"), child_welfare("§ 13-1"))
    ),
    "barnevern-kan-fare": Outcome(Verdict.MAY, (child_welfare("§ 13-1"),)),
    "barnevern-kan-oppgaver": Outcome(
        Verdict.MAY, (child_welfare("§ 13-1"), administration("§ 13 b første ledd nr. 5"))
    ),
    "barnevern-nei": Outcome(
        Verdict.ONLY_ANONYMISED, (child_welfare("§ 13-1"), administration("§ 13 a nr. 2"))
    ),
}
