"""How inhabitants are heard: in which form, which group, about what, and how soon answered."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class HearingForm(StrEnum):
    """The five forms of dialogue that promise B-66 names (form for dialog)."""

    DIALOGUE_MEETING = "dialogue_meeting"
    INPUT_MEETING = "input_meeting"
    DIGITAL_SURVEY = "digital_survey"
    POLICE_LISTEN = "police_listen"
    NET_PATROL_OUT = "net_patrol_out"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _FORM_LABELS[self]


_FORM_LABELS = {
    HearingForm.DIALOGUE_MEETING: "dialogmøte",
    HearingForm.INPUT_MEETING: "innspillsmøte",
    HearingForm.DIGITAL_SURVEY: "digital undersøkelse",
    HearingForm.POLICE_LISTEN: "Politiet lytter",
    HearingForm.NET_PATROL_OUT: "nettpatruljen ute blant folk",
}


class HearingGroup(StrEnum):
    """Who is heard (gruppe)."""

    EVERYBODY = "everybody"
    YOUTH = "youth"
    OLDER = "older"
    SAMI = "sami"
    QUEER = "queer"
    MINORITIES = "minorities"
    BUSINESS = "business"
    VOLUNTARY = "voluntary"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _GROUP_LABELS[self]


_GROUP_LABELS = {
    HearingGroup.EVERYBODY: "alle innbyggere",
    HearingGroup.YOUTH: "unge",
    HearingGroup.OLDER: "eldre",
    HearingGroup.SAMI: "samiske innbyggere",
    HearingGroup.QUEER: "skeive og organisasjonene deres",
    HearingGroup.MINORITIES: "minoriteter og organisasjonene deres",
    HearingGroup.BUSINESS: "næringslivet",
    HearingGroup.VOLUNTARY: "frivillige lag",
}


class Topic(StrEnum):
    """What inhabitants are heard about, or report a need of (tema)."""

    PRESENCE = "presence"
    SAFETY = "safety"
    TRAFFIC = "traffic"
    YOUTH_PLACES = "youth_places"
    DIGITAL = "digital"
    CLOSE_RELATIONS = "close_relations"
    SERVICES = "services"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _TOPIC_LABELS[self]


_TOPIC_LABELS = {
    Topic.PRESENCE: "politiet der folk bor",
    Topic.SAFETY: "trygghet ute",
    Topic.TRAFFIC: "trafikk",
    Topic.YOUTH_PLACES: "ungdom og møteplasser",
    Topic.DIGITAL: "nett og svindel",
    Topic.CLOSE_RELATIONS: "vold i nære relasjoner",
    Topic.SERVICES: "pass, anmeldelse og andre tjenester",
    Topic.OTHER: "annet",
}


class QuestionKind(StrEnum):
    """What sort of question a survey asks (spørsmålstype)."""

    SCALE = "scale"
    CHOICE = "choice"
    YES_NO = "yes_no"
    TEXT = "text"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    QuestionKind.SCALE: "skala fra 1 til 5",
    QuestionKind.CHOICE: "velg ett svar",
    QuestionKind.YES_NO: "ja eller nei",
    QuestionKind.TEXT: "fritekst",
}

SCALE = ("1", "2", "3", "4", "5")
YES_NO = ("ja", "nei")


class AgeBand(StrEnum):
    """The age of whoever answers, coarsely (aldersgruppe)."""

    UNDER_25 = "under_25"
    FROM_25 = "from_25"
    FROM_45 = "from_45"
    FROM_67 = "from_67"
    NOT_SAID = "age_not_said"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _AGE_LABELS[self]


_AGE_LABELS = {
    AgeBand.UNDER_25: "16–24 år",
    AgeBand.FROM_25: "25–44 år",
    AgeBand.FROM_45: "45–66 år",
    AgeBand.FROM_67: "67 år og eldre",
    AgeBand.NOT_SAID: "alder ikke oppgitt",
}


class SexGroup(StrEnum):
    """The sex of whoever answers, as population statistics know it (kjønn)."""

    WOMAN = "woman"
    MAN = "man"
    NOT_SAID = "sex_not_said"

    @property
    def label(self) -> str:
        """The word shown on Norwegian screens."""
        return _SEX_LABELS[self]


_SEX_LABELS = {
    SexGroup.WOMAN: "kvinne",
    SexGroup.MAN: "mann",
    SexGroup.NOT_SAID: "annet eller ikke oppgitt",
}


@dataclass(frozen=True, slots=True)
class AnswerTime:
    """How soon a round or a need is to be answered (svarfrist).

    Attributes
    ----------
    weeks
        Weeks from the day a round closed, or a need was reported.
    source
        Where the limit comes from.

    """

    weeks: int
    source: str

    def due(self, since: date) -> date:
        """Return the last day for an answer."""
        return since + timedelta(weeks=self.weeks)

    def is_late(self, since: date, *, today: date) -> bool:
        """Return whether the answer is late."""
        return today > self.due(since)


ANSWER_TO_ROUND = AnswerTime(8, "eget valg i Nærvær")
ANSWER_TO_NEED = AnswerTime(4, "eget valg, jf. forvaltningsloven § 11 a (en måned)")
