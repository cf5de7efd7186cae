"""«I do not know which service I need»: questions as data, with an end on every way.

A question leads to questions or to ends; an end names what to do, and where: a wish the door
answers, a page of the site, a telephone number. Emergencies come first.
"""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Choice:
    """An answer to a question, and the key of what it leads to."""

    word: str
    label: Words
    to: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its answers."""

    words: Words
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class End:
    """Where a way ends.

    Attributes
    ----------
    words
        What to do, in a heading.
    said
        One or two sentences more.
    phone
        A number to ring, or empty.
    wish
        A wish the door answers, or empty.
    page
        The name of a page of the site, or empty.

    """

    words: Words
    said: Words
    phone: str = ""
    wish: str = ""
    page: str = ""


START = "start"

TREE: dict[str, Question | End] = {
    START: Question(
        _("Er det fare for liv eller helse, eller skjer det noe alvorlig nå?"),
        (
            Choice("ja", _("Ja"), "nod"),
            Choice("nei", _("Nei"), "tema"),
        ),
    ),
    "nod": End(
        _("Ring 112 nå"),
        _("Ring 110 ved brann og 113 ved sykdom."),
        phone="112",
    ),
    "tema": Question(
        _("Hva gjelder det?"),
        (
            Choice("skjedd", _("Noe som har skjedd meg eller andre"), "skjedd"),
            Choice("reise", _("Pass, ID-kort eller reise"), "reise"),
            Choice("soknad", _("En søknad eller tillatelse"), "soknad"),
            Choice("lokalt", _("Noe i nærmiljøet mitt"), "lokalt"),
            Choice("rettshjelp", _("Advokat eller rettshjelp"), "rettshjelp"),
            Choice("jobb", _("Bli politi"), "jobb"),
            Choice("annet", _("Noe annet"), "annet"),
        ),
    ),
    "skjedd": Question(
        _("Hva har skjedd?"),
        (
            Choice("vold", _("Vold, trusler eller overgrep"), "vold"),
            Choice("tyveri", _("Tyveri, skadeverk eller bedrageri"), "anmeld"),
            Choice("mistet", _("Jeg har mistet eller funnet noe"), "hittegods"),
            Choice("savnet", _("Noen er savnet"), "nod"),
            Choice("vet-ikke", _("Jeg er usikker på om det er straffbart"), "snakk"),
        ),
    ),
    "vold": Question(
        _("Er du trygg nå?"),
        (
            Choice("ja", _("Ja"), "vold-trygg"),
            Choice("nei", _("Nei"), "nod"),
        ),
    ),
    "vold-trygg": End(
        _("Snakk med politiet, og få hjelp"),
        _(
            "Ring 02800 eller møt opp, så får du hjelp til å anmelde. Du kan også ringe "
            "linjen for vold og overgrep, 116 006, hele døgnet."
        ),
        phone="02800",
        wish="anmeldelse",
    ),
    "anmeld": End(
        _("Anmeld det"),
        _("Du kan ringe 02800 eller møte opp. Noen forhold kan anmeldes på politiet.no."),
        phone="02800",
        wish="anmeldelse",
    ),
    "hittegods": End(
        _("Spør i skranken"),
        _("Ring 02800 og spør om det er levert inn, eller møt opp i skranken."),
        phone="02800",
        wish="skranke",
    ),
    "snakk": End(
        _("Ring og spør"),
        _("Du trenger ikke vite om noe er straffbart. Ring 02800 og fortell hva du har sett."),
        phone="02800",
        wish="skranke",
    ),
    "reise": Question(
        _("Hva trenger du?"),
        (
            Choice("nytt", _("Nytt pass eller ID-kort"), "pass"),
            Choice("barn", _("Pass til et barn"), "pass-hjelp"),
            Choice("pris", _("Vite pris, gyldighet og samtykke"), "pass-hjelp"),
            Choice("haster", _("Jeg skal reise om få dager"), "pass-haster"),
            Choice("mistet", _("Jeg har mistet passet"), "pass-mistet"),
        ),
    ),
    "pass": End(
        _("Bestill time og finn passkontoret"),
        _("Alle må møte opp selv. Timer bestilles hos politiet."),
        phone="02800",
        wish="pass",
    ),
    "pass-hjelp": End(
        _("Se gyldighet, gebyr og samtykke"),
        _("Passhjelpen regner ut hva som gjelder for alderen."),
        wish="pass",
        page="inhabitant:passport",
    ),
    "pass-haster": End(
        _("Ring et passkontor"),
        _("Et midlertidig pass kan gis når reisen krever det. Ring 02800 og spør."),
        phone="02800",
        wish="pass",
    ),
    "pass-mistet": End(
        _("Meld fra, og søk om nytt"),
        _("Meld tapet til politiet med en gang, så passet kan sperres. Søk så om nytt."),
        phone="02800",
        wish="pass",
    ),
    "soknad": Question(
        _("Hva søker du om?"),
        (
            Choice("vapen", _("Våpen"), "vapen"),
            Choice("opphold", _("Oppholdskort eller opphold i Norge"), "utlending"),
            Choice("attest", _("Politiattest"), "attest"),
            Choice("annet", _("Noe annet"), "annet"),
        ),
    ),
    "vapen": End(
        _("Søk om våpen"),
        _("En saksbehandler avgjør alle søknader. Ring 02800 og spør hvor du kan møte."),
        phone="02800",
        wish="vapen",
    ),
    "utlending": End(
        _("Møt politiet om oppholdssaken"),
        _("Ring 02800 og spør hvilket sted som har saken din."),
        phone="02800",
        wish="utlending",
    ),
    "attest": End(
        _("Søk om politiattest"),
        _("Politiattest søkes på politiet.no eller på papir. Skranken hjelper deg."),
        phone="02800",
        wish="skranke",
    ),
    "lokalt": Question(
        _("Hva gjelder det i nærmiljøet?"),
        (
            Choice("bekymring", _("Jeg er bekymret for noen eller noe"), "kontakt"),
            Choice("mote", _("Jeg vil møte politiet der jeg bor"), "kontakt"),
            Choice(
                "spesialist", _("Jeg vil snakke med en som kan ett tema godt"), "spesialist"
            ),
            Choice("dag", _("Jeg vil se politiet på åpen dag"), "apen-dag"),
            Choice("hvem", _("Hvem er politiet i kommunen min?"), "kommune"),
        ),
    ),
    "kontakt": End(
        _("Snakk med politikontakten"),
        _("Politikontakten kjenner kommunen. Ring 02800 og be om å bli satt over."),
        phone="02800",
        wish="politikontakt",
    ),
    "spesialist": End(
        _("Be om et møte med en spesialist"),
        _("Ring 02800 og si hvilket tema det gjelder."),
        phone="02800",
        wish="spesialist",
    ),
    "apen-dag": End(
        _("Se åpne dager"),
        _("Oversikten viser hvilke distrikter som har kunngjort en åpen dag."),
        page="inhabitant:open_days",
    ),
    "kommune": End(
        _("Se siden for kommunen din"),
        _("Der står tjenestesteder, avstand og hva som er lovet og levert."),
        page="municipality:list",
    ),
    "rettshjelp": Question(
        _("Hva vil du vite om rettshjelp?"),
        (
            Choice("egenandel", _("Hva jeg må betale selv"), "egenandel"),
            Choice("advokat", _("Jeg er siktet eller fornærmet og trenger advokat"), "advokat"),
        ),
    ),
    "egenandel": End(
        _("Regn ut et anslag"),
        _("Anslaget følger forskriften av 2025. Andre avgjør om du får rettshjelp."),
        page="inhabitant:legal_aid",
    ),
    "advokat": End(
        _("Spør politiet eller retten"),
        _("I noen saker har du rett til advokat uten å betale. Ring 02800 og spør."),
        phone="02800",
    ),
    "jobb": End(
        _("Se kravene for opptak"),
        _("Her står kravene til Politihøgskolen, og hvem som kan få reisestøtte."),
        page="inhabitant:academy",
    ),
    "annet": End(
        _("Ring 02800"),
        _("Si hva det gjelder, så blir du satt over til rett sted."),
        phone="02800",
        wish="skranke",
    ),
}


def follow(words: tuple[str, ...]) -> Question | End | None:
    """Return where a way of answers leads, or None where there is no such way."""
    at = TREE[START]
    for word in words:
        if isinstance(at, End):
            return None
        to = next((one.to for one in at.choices if one.word == word), None)
        if to is None:
            return None
        at = TREE[to]
    return at


def ways() -> list[tuple[tuple[str, ...], End]]:
    """Return every way through the questions with the end it leads to."""
    found: list[tuple[tuple[str, ...], End]] = []
    waiting: list[tuple[tuple[str, ...], str]] = [((), START)]
    while waiting:
        words, key = waiting.pop()
        at = TREE[key]
        if isinstance(at, End):
            found.append((words, at))
            continue
        waiting.extend(((*words, one.word), one.to) for one in at.choices)
    return sorted(found, key=lambda way: way[0])
