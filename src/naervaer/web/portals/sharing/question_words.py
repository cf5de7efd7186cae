"""What the guide asks, in plain words; the logic stands in `naervaer.domain.sharing`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.domain.sharing.guide import START

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and a few words that help to answer it."""

    words: Words
    hint: Words = ""


YES, NO = _("Ja"), _("Nei")

_AVERT = Asked(
    _("Kan du avverge et alvorlig lovbrudd ved å si fra nå?"),
    _(
        "For eksempel drap, grov vold, mishandling i nære relasjoner, voldtekt, overgrep mot "
        "barn, tvangsekteskap eller ran. Det må være sikkert eller mest sannsynlig at det "
        "skjer "
        "eller vil skje. Listen står i straffeloven § 196."
    ),
)
_RECOGNISED = Asked(
    _("Kan noen kjenne igjen en person i det du vil dele?"),
    _("Tenk på at alle kjenner alle på små steder. Et navn trengs ikke for å bli kjent igjen."),
)
_PROTECTION = Asked(_("Er det noe som gjør at opplysningen ikke trenger vern?"))

QUESTIONS: dict[str, Asked] = {
    START: Asked(
        _("Hvor arbeider du?"),
        _("Reglene er ulike. Velg der du fikk vite det du vurderer å dele."),
    ),
    "politi": _RECOGNISED,
    "politi-hemmelig": Asked(
        _("Må det holdes hemmelig av hensyn til etterforsking eller politiets arbeid?"),
        _("For eksempel metoder, bemanning, spaning eller planer."),
    ),
    "politi-avverge": _AVERT,
    "politi-beskyttelse": _PROTECTION,
    "politi-mottaker": Asked(_("Hvem skal få opplysningen?")),
    "politi-barn-etterforsking": Asked(
        _("Er det satt i gang etterforsking mot noen under 18 år?"),
        _("Svar nei hvis saken er en bagatell."),
    ),
    "politi-barn-offer": Asked(
        _(
            "Er det mistanke om at et barn mishandles eller utsettes for seksuallovbrudd "
            "hjemme?"
        ),
        _("Av foreldre, foresatte eller andre som barnet bor sammen med."),
    ),
    "politi-barn-oppgave": Asked(
        _("Trenger barnevernet opplysningen for oppgavene sine etter barnevernsloven?")
    ),
    "politi-offentlig": Asked(_("Hva er formålet?")),
    "politi-konkret": Asked(
        _("Har du konkret og troverdig informasjon om at et lovbrudd vil skje ganske snart?"),
        _("Og er det nødvendig å dele for å avverge det?"),
    ),
    "politi-privat": Asked(_("Hva er formålet?")),
    "politi-konkret-privat": Asked(
        _("Har du konkret og troverdig informasjon om at et lovbrudd vil skje ganske snart?"),
        _("Og er det nødvendig å dele for å avverge det?"),
    ),
    "privat-forebygge-utilstrekkelig": Asked(
        _("Er alle andre løsninger antatt å være utilstrekkelige?"),
        _("For eksempel at politiet selv gjør noe, eller at en offentlig tjeneste hjelper."),
    ),
    "politi-part": Asked(
        _("Kan det skade politiets arbeid at opplysningen blir kjent?"),
        _("Reglene om innsyn i straffesaker går foran."),
    ),
    "politi-tjenstlig": Asked(_("Har kollegaen tjenstlig behov for opplysningen?")),
    "politi-allmenn": Asked(
        _("Gjelder det en straffesak der det er nødvendig å informere allmennheten?")
    ),
    "organ": _AVERT,
    "organ-kjennes-igjen": _RECOGNISED,
    "organ-beskyttelse": _PROTECTION,
    "organ-saerlov": Asked(
        _("Har du en strengere taushetsplikt i en annen lov?"),
        _("For eksempel i en lov for din tjeneste eller ditt yrke."),
    ),
    "organ-fare": Asked(
        _("Er det nødvendig å dele for å unngå fare for liv eller helse?"),
        _("Ring 112 eller 113 hvis det haster."),
    ),
    "organ-mottaker": Asked(_("Hvem skal få opplysningen?")),
    "organ-barn": Asked(
        _("Er det grunn til å tro at et barn mishandles, lider alvorlig eller er i stor fare?"),
        _("Barnevernsloven § 13-2 sier når du har plikt til å melde fra."),
    ),
    "organ-lovbrudd": Asked(_("Gjelder opplysningen et lovbrudd?")),
    "organ-onskelig": Asked(
        _(
            "Er det ønskelig av allmenne hensyn, eller henger det naturlig sammen med "
            "oppgavene dine?"
        )
    ),
    "organ-egne-oppgaver": Asked(
        _("Er det nødvendig å dele for at ditt eget organ skal løse oppgavene sine?")
    ),
    "organ-forskrift": Asked(
        _("Har organene en egen forskrift om å dele opplysninger med hverandre?"),
        _("Slike forskrifter er gitt etter forvaltningsloven § 13 g eller annen lov."),
    ),
    "helse": _AVERT,
    "helse-alvorlig-skade": Asked(
        _("Må politi eller brannvesen varsles for å avverge alvorlig skade?"),
        _("På person eller eiendom."),
    ),
    "helse-kjennes-igjen": _RECOGNISED,
    "helse-beskyttelse": _PROTECTION,
    "helse-barn": Asked(
        _("Er det grunn til å tro at et barn mishandles, lider alvorlig eller er i stor fare?"),
        _("Helsepersonelloven § 33 sier når du har plikt til å melde fra."),
    ),
    "helse-tungtveiende": Asked(
        _("Er det tungtveiende grunner som gjør det rett å bryte tausheten?"),
        _("Terskelen er høy: hensynet må veie klart tyngre enn pasientens tillit."),
    ),
    "barnevern": _AVERT,
    "barnevern-kjennes-igjen": _RECOGNISED,
    "barnevern-beskyttelse": Asked(_("Har den det gjelder samtykket?")),
    "barnevern-fare": Asked(
        _(
            "Er det nødvendig for å forebygge vesentlig fare for liv eller alvorlig skade på "
            "helse?"
        )
    ),
    "barnevern-oppgaver": Asked(
        _("Er det nødvendig å dele for at barnevernet skal løse oppgavene sine?")
    ),
}

GATES: dict[str, Asked] = {
    "nodvendig": Asked(
        _("Er det nødvendig og forholdsmessig å dele akkurat dette?"),
        _(
            "Tenk på formålet, hvor alvorlig det er, hvem som får vite det, om de har "
            "taushetsplikt, og hva de kan komme til å bruke det til."
        ),
    ),
    "sensitiv": Asked(
        _(
            "Gjelder det helse, opprinnelse, tro, politikk, fagforening eller seksuelle "
            "forhold?"
        ),
        _("Også genetiske og biometriske opplysninger regnes med."),
    ),
    "strengt": Asked(_("Er det strengt nødvendig å dele nettopp det?")),
    "verifisert": Asked(
        _("Er opplysningen verifisert?"),
        _("Svarer du nei, må mottakeren få vite at den ikke er det, og hva tvilen gjelder."),
    ),
    "uverifisert": Asked(
        _("Er det likevel strengt nødvendig av hensyn til samfunnet eller sikkerheten?")
    ),
}
"""What every disclosure by the police is tried against, whatever it is for."""

ANSWERS: dict[tuple[str, str], Words] = {
    (START, "politi"): _("I politiet eller påtalemyndigheten"),
    (START, "kommune"): _("I kommunen, skolen, NAV eller et annet offentlig organ"),
    (START, "helse"): _("Som helsepersonell"),
    (START, "barnevern"): _("I barnevernet"),
    ("politi-beskyttelse", "samtykke"): _("Den det gjelder har samtykket"),
    ("politi-beskyttelse", "kjent"): _("Opplysningen er alminnelig kjent"),
    ("politi-beskyttelse", "nei"): _("Nei, ingen av delene"),
    ("politi-mottaker", "barnevern"): _("Barnevernet"),
    ("politi-mottaker", "offentlig"): _("Kommunen, skolen eller et annet offentlig organ"),
    ("politi-mottaker", "privat"): _("En privat person eller virksomhet"),
    ("politi-mottaker", "part"): _("Den det gjelder, en part eller fornærmede"),
    ("politi-mottaker", "politiet"): _("En kollega i politiet"),
    ("politi-mottaker", "forsker"): _("En forsker"),
    ("politi-mottaker", "alle"): _("Mediene eller alle"),
    ("politi-mottaker", "utlandet"): _("En myndighet i et annet land"),
    ("politi-offentlig", "avverge"): _("Avverge et lovbrudd som er nær"),
    ("politi-offentlig", "forebygge"): _("Forebygge lovbrudd i en konkret sak"),
    ("politi-offentlig", "samarbeid"): _("Forebyggende samarbeid, som politiråd eller SLT"),
    ("politi-offentlig", "oppgave"): _("Mottakerens oppgaver etter lov, som en bevilling"),
    ("politi-offentlig", "bistand"): _("Politiets ordenstjeneste, service eller bistand"),
    ("politi-offentlig", "annet"): _("Noe annet"),
    ("politi-privat", "avverge"): _("Avverge et lovbrudd som er nær"),
    ("politi-privat", "forebygge"): _("Forebygge lovbrudd"),
    ("politi-privat", "oppgave"): _("Mottakerens oppgaver etter lov"),
    ("politi-privat", "bistand"): _("Politiets ordenstjeneste, service eller bistand"),
    ("politi-privat", "annet"): _("Noe annet"),
    ("organ-beskyttelse", "samtykke"): _("Den det gjelder har samtykket"),
    ("organ-beskyttelse", "kjent"): _("Opplysningen er alminnelig kjent"),
    ("organ-beskyttelse", "ikke-personlig"): _(
        "Det er bare bosted, arbeidssted, yrke eller liknende, og røper ikke mer"
    ),
    ("organ-beskyttelse", "nei"): _("Nei, ingen av delene"),
    ("organ-mottaker", "barnevern"): _("Barnevernet"),
    ("organ-mottaker", "politiet"): _("Politiet"),
    ("organ-mottaker", "organ"): _("Et annet offentlig organ"),
    ("organ-mottaker", "kollega"): _("En kollega i samme organ"),
    ("organ-mottaker", "part"): _("En part i saken"),
    ("organ-mottaker", "statistikk"): _("Noen som lager statistikk, planer eller kontrollerer"),
    ("organ-mottaker", "forsker"): _("En forsker"),
    ("organ-mottaker", "privat"): _("En privat, en forening eller mediene"),
    ("helse-beskyttelse", "samtykke"): _("Pasienten har samtykket"),
    ("helse-beskyttelse", "kjent"): _("Mottakeren vet det alt, eller ingen har grunn til vern"),
    ("helse-beskyttelse", "nei"): _("Nei, ingen av delene"),
    ("barnevern-beskyttelse", "samtykke"): _("Ja"),
}


def asked_words(key: str) -> Asked:
    """Return what the question of a key says."""
    return QUESTIONS[key] if key in QUESTIONS else GATES[key.rsplit("-", 1)[1]]


def answer_words(key: str, word: str) -> str:
    """Return what an answer says."""
    plain = {"ja": YES, "nei": NO}
    said = ANSWERS.get((key, word)) or plain[word]
    return str(said)
