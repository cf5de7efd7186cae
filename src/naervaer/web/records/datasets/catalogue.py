"""Every series that is published."""

from django.utils.translation import gettext_lazy as _

from naervaer.web.records.datasets.series import (
    Column,
    Series,
    Sort,
    municipality_columns,
    source_columns,
)

_MINUTES, _SHARE, _PEOPLE = _("minutter"), _("andel fra 0 til 1"), _("personer")
_DAYS = _("dager")

POPULATION = Series(
    slug="folketall",
    title=_("Folketall etter kommune"),
    description=_("Innbyggere 1. januar hvert år, i kommuneinndelingen av 2024."),
    method=_("SSBs tabell 07459, regnet om til inndelingen av 2024."),
    columns=(
        *municipality_columns(),
        Column("year", Sort.WHOLE, _("År; tallet gjelder 1. januar")),
        Column("people", Sort.WHOLE, _("Innbyggere"), _PEOPLE),
        *source_columns(),
    ),
    sources=("SSB (CC BY 4.0)",),
    area="municipality",
    place="municipality",
    frequency="ANNUAL",
)

POINTS = Series(
    slug="tjenestesteder",
    title=_("Tjenestesteder og passkontorer"),
    description=_(
        "Hva som er kjent om hvert sted: vedtatt, i forskriften, åpent, sesong eller stengt, "
        "med dato og kilde. Ett sted kan ha flere rader."
    ),
    method=_(
        "Samlet fra forskriften, planen, politiet og pressen. Posisjonen er tettstedet eller "
        "postnummeret, ikke døra. At åpningstid er ukjent, betyr ikke at stedet er stengt."
    ),
    columns=(
        Column("point", Sort.TEXT, _("Stedets nøkkel")),
        Column("name", Sort.TEXT, _("Navn")),
        Column("sort", Sort.TEXT, _("service_point eller passport_office")),
        *municipality_columns(),
        Column("district", Sort.TEXT, _("Politidistrikt")),
        Column(
            "state",
            Sort.TEXT,
            _(
                "decided (vedtatt), regulated (i forskriften), open (åpent), seasonal "
                "(sesong) eller closed (stengt)"
            ),
        ),
        Column("since", Sort.DAY, _("Første dag, tom når den ikke er kjent")),
        Column("until", Sort.DAY, _("Siste dag, tom så lenge det gjelder")),
        Column("season", Sort.TEXT, _("Sesong, som måned-dag til måned-dag")),
        Column("hours_known", Sort.YES_NO, _("Om noen åpningstid er publisert")),
        Column("longitude", Sort.NUMBER, _("Lengdegrad, EPSG:4326"), _("grader")),
        Column("latitude", Sort.NUMBER, _("Breddegrad, EPSG:4326"), _("grader")),
        Column("position_quality", Sort.TEXT, _("Hvor god posisjonen er")),
        *source_columns(),
    ),
    sources=("Lovdata (NLOD 2.0)", "GeoNames (CC BY 4.0)", "Erik Bolstad (CC BY 3.0)"),
    area="municipality",
    place="own",
)

HOURS = Series(
    slug="apningstider",
    title=_("Publiserte åpningstider"),
    description=_("Åpningstidene noen har publisert. Steder uten rad har ukjent åpningstid."),
    method=_("Ført fra kilden i hver rad. Åpningstid gjettes aldri."),
    columns=(
        Column("point", Sort.TEXT, _("Stedets nøkkel")),
        Column("name", Sort.TEXT, _("Navn")),
        *municipality_columns(),
        Column("service", Sort.TEXT, _("Tjeneste")),
        Column("weekday", Sort.WHOLE, _("Ukedag; 1 er mandag")),
        Column("opens", Sort.TEXT, _("Åpner, lokal tid")),
        Column("closes", Sort.TEXT, _("Stenger, lokal tid")),
        Column("since", Sort.DAY, _("Gjelder fra")),
        Column("until", Sort.DAY, _("Gjelder til, tom når slutten ikke er kjent")),
        *source_columns(),
    ),
    sources=("Nærvær",),
    area="municipality",
)

ACCESS = Series(
    slug="tilgang",
    title=_("Kjøretid til politiet etter kommune"),
    description=_(
        "Minutter med bil til nærmeste tjenestested og passkontor, før og etter planen."
    ),
    method=_(
        "Den nasjonale tilgangsstudien: folk i 15 800 soner, kjøretid på veg og ferje. "
        "Laveste og høyeste andel er regnet med alle kjøretider ti prosent lengre og kortere. "
        "Metoden står i dokumentasjonen."
    ),
    columns=(
        *municipality_columns(),
        Column("minutes_mean_before", Sort.NUMBER, _("Gjennomsnitt før planen"), _MINUTES),
        Column("minutes_mean_after", Sort.NUMBER, _("Gjennomsnitt etter planen"), _MINUTES),
        Column("minutes_p80_before", Sort.NUMBER, _("80 prosent når fram på, før"), _MINUTES),
        Column("minutes_p80_after", Sort.NUMBER, _("80 prosent når fram på, etter"), _MINUTES),
        Column("share_within_45_before", Sort.NUMBER, _("Innen 45 minutter, før"), _SHARE),
        Column(
            "share_within_45_before_low",
            Sort.NUMBER,
            _("Innen 45 minutter, før, med ti prosent lengre kjøretid"),
            _SHARE,
        ),
        Column(
            "share_within_45_before_high",
            Sort.NUMBER,
            _("Innen 45 minutter, før, med ti prosent kortere kjøretid"),
            _SHARE,
        ),
        Column("share_within_45_after", Sort.NUMBER, _("Innen 45 minutter, etter"), _SHARE),
        Column(
            "share_within_45_after_low",
            Sort.NUMBER,
            _("Innen 45 minutter, etter, med ti prosent lengre kjøretid"),
            _SHARE,
        ),
        Column(
            "share_within_45_after_high",
            Sort.NUMBER,
            _("Innen 45 minutter, etter, med ti prosent kortere kjøretid"),
            _SHARE,
        ),
        Column("passport_minutes_mean_before", Sort.NUMBER, _("Passkontor, før"), _MINUTES),
        Column("passport_minutes_mean_after", Sort.NUMBER, _("Passkontor, etter"), _MINUTES),
        *source_columns(),
    ),
    sources=("Kartverket (CC BY 4.0)", "SSB (CC BY 4.0)", "Eurostat"),
    area="municipality",
    place="municipality",
)

PRESENCE = Series(
    slug="tilstedevaerelse",
    title=_("Levert tilstedeværelse per måned"),
    description=_(
        "Timer og ganger politiet var til stede, per kommune, leveringsmåte og måned, med "
        "summer for distriktet. Vises i etterskudd; vaktlister vises aldri."
    ),
    method=_(
        "Summert fra tilstedeværelsesboken. Antall under fem holdes tilbake, sammen med de "
        "tallene som ellers ville røpe dem; da er både timer og ganger tomme."
    ),
    columns=(
        Column("month", Sort.TEXT, _("Måned, som år-måned")),
        Column("area_kind", Sort.TEXT, _("municipality (kommune) eller district (distrikt)")),
        *municipality_columns(),
        Column("district", Sort.TEXT, _("Politidistrikt")),
        Column("mode", Sort.TEXT, _("Leveringsmåte")),
        Column("hours", Sort.NUMBER, _("Timer, tom når tallet holdes tilbake"), _("timer")),
        Column("times", Sort.WHOLE, _("Ganger, tom når tallet holdes tilbake")),
        Column("withheld", Sort.YES_NO, _("Om tallet holdes tilbake")),
        *source_columns(),
    ),
    sources=("Nærvær",),
    area="municipality",
    place="municipality",
    frequency="MONTHLY",
)

FIRST_CONTACT = Series(
    slug="forstekontakt",
    title=_("Besvart ved første kontakt"),
    description=_(
        "Hvor mange henvendelser politiet besvarte med en gang, per distrikt og kanal, "
        "det siste halvåret som kan vises. Ingen navn og ikke noe innhold."
    ),
    method=_(
        "Ført ved skranken og telefonen. Besvart betyr løst av den som tok imot; satt over, "
        "ringt tilbake og avvist er ikke det. Det som hører til en annen etat, er ikke med. "
        "Usikkerheten er Wilsons intervall på 95 prosent. Antall under fem holdes tilbake, "
        "sammen med de tallene som ellers ville røpe dem."
    ),
    columns=(
        Column("from_month", Sort.TEXT, _("Første måned, som år-måned")),
        Column("to_month", Sort.TEXT, _("Siste måned, som år-måned")),
        Column("district", Sort.TEXT, _("Politidistrikt")),
        Column(
            "channel",
            Sort.TEXT,
            _("all (alle), counter (skranke), phone (telefon), web (nettsted), email (e-post)"),
        ),
        Column("contacts", Sort.WHOLE, _("Henvendelser, tom når tallet holdes tilbake")),
        Column("answered", Sort.WHOLE, _("Besvart med en gang, tom når det holdes tilbake")),
        Column("share", Sort.NUMBER, _("Andel besvart med en gang"), _SHARE),
        Column("share_low", Sort.NUMBER, _("Nedre ende av usikkerheten"), _SHARE),
        Column("share_high", Sort.NUMBER, _("Øvre ende av usikkerheten"), _SHARE),
        Column("withheld", Sort.YES_NO, _("Om tallet holdes tilbake")),
        *source_columns(),
    ),
    sources=("Nærvær",),
    frequency="MONTHLY",
)

CONTACT_REPLIES = Series(
    slug="kontaktsvar",
    title=_("Svar fra politikontakten innen fristen"),
    description=_(
        "Hvor mange henvendelser til politikontakten som fikk svar innen 14 dager, og hvor "
        "lenge halvparten ventet, per distrikt og kommune, det siste halvåret som kan "
        "vises. Ingen navn og ikke noe innhold."
    ),
    method=_(
        "Talt er henvendelser skrevet på nettstedet, der siste dag for svar ligger i "
        "perioden. Den som ikke hadde fått svar da, teller som for sent; trukket tilbake i "
        "tide er ikke med. Å bli vist til en annen etat er et svar. Usikkerheten er Wilsons "
        "intervall på 95 prosent. Antall under fem holdes tilbake, sammen med de tallene som "
        "ellers ville røpe dem. Fristen er hentet fra en dansk ordning og binder ingen."
    ),
    columns=(
        Column("from_month", Sort.TEXT, _("Første måned, som år-måned")),
        Column("to_month", Sort.TEXT, _("Siste måned, som år-måned")),
        Column("area_kind", Sort.TEXT, _("municipality (kommune) eller district (distrikt)")),
        *municipality_columns(),
        Column("district", Sort.TEXT, _("Politidistrikt")),
        Column("requests", Sort.WHOLE, _("Henvendelser, tom når tallet holdes tilbake")),
        Column("in_time", Sort.WHOLE, _("Svar innen fristen, tom når det holdes tilbake")),
        Column("share", Sort.NUMBER, _("Andel svar innen fristen"), _SHARE),
        Column("share_low", Sort.NUMBER, _("Nedre ende av usikkerheten"), _SHARE),
        Column("share_high", Sort.NUMBER, _("Øvre ende av usikkerheten"), _SHARE),
        Column(
            "median_days",
            Sort.NUMBER,
            _("Dager halvparten ventet høyst; tom når halvparten ikke fikk svar"),
            _("dager"),
        ),
        Column("withheld", Sort.YES_NO, _("Om tallet holdes tilbake")),
        *source_columns(),
    ),
    sources=("Nærvær",),
    area="municipality",
    place="municipality",
    frequency="MONTHLY",
)

COUNCILS = Series(
    slug="politirad",
    title=_("Politiråd: møter, avtale og evaluering"),
    description=_(
        "Om politirådet i hver kommune møtes, om en tjenesteavtale gjelder, og om fjoråret er "
        "evaluert. En kommune uten rad har ikke registrert rådet sitt her; den kan ha et råd."
    ),
    method=_(
        "Talt fra politirådenes egne rom. Bare holdte møter telles, de siste 365 dagene. Et "
        "råd uten møte på tolv måneder regnes som sovende. Avtalen må være underskrevet av "
        "begge og gjelde i dag; evalueringen må være skrevet av begge og sendt inn. Saker, "
        "vedtak og referater er aldri med. En rad som bygger på oppdiktede opplysninger, er "
        "merket synthetic."
    ),
    columns=(
        *municipality_columns(),
        Column("district", Sort.TEXT, _("Politidistrikt")),
        Column("meetings_last_year", Sort.WHOLE, _("Møter holdt de siste 365 dagene")),
        Column("last_meeting", Sort.DAY, _("Siste møte, tom når ingen er holdt")),
        Column("dormant", Sort.YES_NO, _("Om rådet regnes som sovende")),
        Column("agreement_in_force", Sort.YES_NO, _("Om en tjenesteavtale gjelder")),
        Column("evaluation_year", Sort.WHOLE, _("Året evalueringen gjelder")),
        Column("evaluation_submitted", Sort.YES_NO, _("Om evalueringen er sendt inn")),
        *source_columns(),
    ),
    sources=("Nærvær",),
    area="municipality",
    place="municipality",
    frequency="MONTHLY",
)

VOICE = Series(
    slug="innbyggerstemmen",
    title=_("Innbyggerstemmen: svar etter tema og kommune"),
    description=_(
        "Hva innbyggerne svarte i avsluttede runder, per kommune, tema og spørsmål, med vektet "
        "andel og usikkerhet. Svar med egne ord er aldri med."
    ),
    method=_(
        "Det samme som står på rundens egen side. Svar færre enn fem har gitt, er slått sammen "
        "med andre, så ingen kan regnes ut ved å trekke fra. Er det for få til sammen, vises "
        "ikke spørsmålet. Andelene er vektet etter alder og kjønn der det kan gjøres uten å "
        "røpe noen; usikkerheten er Wilsons intervall på 95 prosent med Kishs effektive "
        "antall. De som svarer, er ikke trukket ut: andelene gjelder dem, ikke alle i kommunen."
    ),
    columns=(
        *municipality_columns(),
        Column("district", Sort.TEXT, _("Politidistrikt")),
        Column("round", Sort.WHOLE, _("Rundens nummer, som i adressen til siden")),
        Column("title", Sort.TEXT, _("Rundens navn")),
        Column("topic", Sort.TEXT, _("Tema")),
        Column("form", Sort.TEXT, _("Form for dialog")),
        Column("asked", Sort.TEXT, _("Hvem som ble spurt")),
        Column("closed", Sort.DAY, _("Dagen runden ble avsluttet")),
        Column("question", Sort.WHOLE, _("Spørsmålets nummer i runden")),
        Column("words", Sort.TEXT, _("Spørsmålet")),
        Column("answer", Sort.TEXT, _("Svaret; flere som er slått sammen, har pluss imellom")),
        Column("count", Sort.WHOLE, _("Hvor mange som svarte det, tom når det holdes tilbake")),
        Column("share", Sort.NUMBER, _("Vektet andel av svarene"), _SHARE),
        Column("share_low", Sort.NUMBER, _("Nedre ende av usikkerheten"), _SHARE),
        Column("share_high", Sort.NUMBER, _("Øvre ende av usikkerheten"), _SHARE),
        Column(
            "weighting", Sort.TEXT, _("age_and_sex (alder og kjønn), age (alder) eller none")
        ),
        Column("answers", Sort.WHOLE, _("Hvor mange som svarte på spørsmålet")),
        Column("effective", Sort.NUMBER, _("Kishs effektive antall svar")),
        Column("design_effect", Sort.NUMBER, _("Hvor mange ganger vektene øker variansen")),
        Column("withheld", Sort.YES_NO, _("Om spørsmålet holdes tilbake")),
        *source_columns(),
    ),
    sources=("Nærvær", "SSB (CC BY 4.0)"),
    area="municipality",
    place="municipality",
)

APPOINTMENTS = Series(
    slug="timer",
    title=_("Timer: ventetid og hvor mange som ikke møtte"),
    description=_(
        "Dager til tredje ledige time per kontor og slag time, og andelen som ikke møtte, per "
        "kvartal. Vises i etterskudd; bemanning og vaktlister er aldri med."
    ),
    method=_(
        "Ventetiden måles en gang om dagen; tallet er den midterste målte dagen i kvartalet, "
        "og det må være målt minst fem dager. En dag med færre enn tre ledige timer regnes som "
        "lengre enn alle andre. Ikke møtt er bekreftede timer ingen kom til, av dem som ble "
        "gjennomført eller ikke møtt til. Usikkerheten er Wilsons intervall på 95 prosent. "
        "Antall under fem holdes tilbake, sammen med de tallene som ellers ville røpe dem. "
        "Kvartaler overlapper ikke, så to utgaver kan ikke trekkes fra hverandre."
    ),
    columns=(
        Column("quarter", Sort.TEXT, _("Kvartalet, som år-K og nummer")),
        Column("area_kind", Sort.TEXT, _("municipality (kommune) eller district (distrikt)")),
        *municipality_columns(),
        Column("district", Sort.TEXT, _("Politidistrikt")),
        Column(
            "appointment",
            Sort.TEXT,
            _(
                "passport_id (pass og ID-kort), specialist (politispesialist), police_contact "
                "(politikontakt), legal_guidance (rettslig veiledning), bus_stop (passbuss)"
            ),
        ),
        Column(
            "days_measured", Sort.WHOLE, _("Dager ventetiden er målt; tom når for få"), _DAYS
        ),
        Column(
            "days_to_third",
            Sort.WHOLE,
            _("Dager til tredje ledige time; tom når det vanligvis var færre enn tre ledige"),
            _DAYS,
        ),
        Column("ended", Sort.WHOLE, _("Timer som ble gjennomført eller ikke møtt til")),
        Column("missed", Sort.WHOLE, _("Timer ingen møtte til, tom når tallet holdes tilbake")),
        Column("missed_share", Sort.NUMBER, _("Andel ikke møtt"), _SHARE),
        Column("missed_low", Sort.NUMBER, _("Nedre ende av usikkerheten"), _SHARE),
        Column("missed_high", Sort.NUMBER, _("Øvre ende av usikkerheten"), _SHARE),
        Column("withheld", Sort.YES_NO, _("Om tallet holdes tilbake")),
        *source_columns(),
    ),
    sources=("Nærvær",),
    area="municipality",
    place="municipality",
    frequency="QUARTERLY",
)

PROMISES = Series(
    slug="lofter",
    title=_("Løfter med status"),
    description=_("De 128 radene i løfteboken, med status etter regel og måling."),
    method=_("Status følger av regel, måling og navngitt bevis; ingen setter den for hånd."),
    columns=(
        Column("promise", Sort.TEXT, _("Løftets nøkkel")),
        Column("name", Sort.TEXT, _("Navn")),
        Column("name_english", Sort.TEXT, _("Navn på engelsk")),
        Column("theme", Sort.TEXT, _("Tema")),
        Column("nature", Sort.TEXT, _("Om raden er et løfte, et mål eller et funn")),
        Column("actor", Sort.TEXT, _("Hvem som skal gjøre det")),
        Column("status", Sort.TEXT, _("Status")),
        Column("reason", Sort.TEXT, _("Hvorfor")),
        Column("needs", Sort.TEXT, _("Hva som må til for å måle bedre")),
        *source_columns(),
    ),
    sources=("Nærvær",),
)

PUBLISHED = Series(
    slug="publiserte-tall",
    title=_("Publiserte tall om politiet"),
    description=_("Bemanning, responstid, gebyrer og annet som er sagt offentlig."),
    method=_("Ført for hånd fra kilden i hver rad."),
    columns=(
        Column("subject", Sort.TEXT, _("Emne")),
        Column("measure", Sort.TEXT, _("Hva tallet måler")),
        Column("place", Sort.TEXT, _("Hvor tallet gjelder")),
        Column("period", Sort.TEXT, _("Når tallet gjelder")),
        Column("value", Sort.NUMBER, _("Tallet")),
        Column("unit", Sort.TEXT, _("Enhet")),
        Column("note", Sort.TEXT, _("Merknad")),
        *source_columns(),
    ),
    sources=("politiet.no", "Lovdata (NLOD 2.0)"),
)

SERIES = (
    *(POINTS, HOURS, ACCESS, PRESENCE, FIRST_CONTACT, CONTACT_REPLIES),
    *(COUNCILS, VOICE, APPOINTMENTS, PROMISES, PUBLISHED, POPULATION),
)
BY_SLUG = {one.slug: one for one in SERIES}
