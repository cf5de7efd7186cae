"""The first page of the workplace: what the reader may do, and where."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from naervaer.domain.authority import Act
from naervaer.web.records.accounts.acts import lets
from naervaer.web.records.accounts.asking import actor_of


@lets(Act.SEE_WORKPLACE)
def workplace(request: HttpRequest) -> HttpResponse:
    """Show the ways on that the reader's roles open."""
    ways = [
        (Act.SEE_PRESENCE_BOOK, "district:book", _("Nærværsboka"), _("Planlagt og levert.")),
        (
            Act.WRITE_PRESENCE_BOOK,
            "district:record",
            _("Registrer levert"),
            _("Før én rad i boka."),
        ),
        (
            Act.WRITE_PRESENCE_BOOK,
            "district:imports",
            _("Import"),
            _("Før inn en fil fra vaktsystemet."),
        ),
        (
            Act.ADOPT_ROSTERS,
            "duty:rosters",
            _("Vaktplan til nærvær"),
            _("Kunngjør det publikum er invitert til."),
        ),
        (Act.ADOPT_ROSTERS, "duty:planned", _("Kunngjort"), _("Flytt, kort ned, avlys.")),
        (
            Act.CONFIRM_PRESENCE,
            "duty:to_confirm",
            _("Bekreft levert"),
            _("To klikk når alt gikk som planlagt."),
        ),
        (
            Act.SEE_PRESENCE_BOOK,
            "duty:deviations",
            _("Planlagt mot levert"),
            _("Avvik per kommune, måte og måned."),
        ),
        (
            Act.SEE_CONTACTS,
            "contact:posts",
            _("Politikontakter"),
            _("Stillinger, kommuner, vernede timer."),
        ),
        (
            Act.ANSWER_REQUESTS,
            "contact:requests",
            _("Henvendelser til politikontakten"),
            _("Les og svar innen fristen."),
        ),
        (
            Act.SEE_STAFFING,
            "district:staffing",
            _("Bemanning"),
            _("Årsverk per sted, før og etter."),
        ),
        (
            Act.SEE_PRESENCE_BOOK,
            "district:points",
            _("Tjenestesteder"),
            _("Før og nå, med kilder."),
        ),
        (
            Act.OFFER_APPOINTMENTS,
            "booking:offers",
            _("Timer vi tilbyr"),
            _("Åpne timer og se hvor fullt det er."),
        ),
        (Act.SEE_STUDIES, "analysis:runs", _("Studier"), _("Kjøringer, sammenlikninger.")),
        (
            Act.ANSWER_WISHES,
            "country:wishes",
            _("Kommunenes ønsker"),
            _("Les og svar."),
        ),
        (
            Act.SEE_COUNCIL,
            "council:rooms",
            _("Politirådets rom"),
            _("Møter, tiltak, avtale, evaluering."),
        ),
        (
            Act.HEAR_INHABITANTS,
            "voice:work",
            _("Innbyggerstemmen"),
            _("Hold runder, og svar på dem."),
        ),
        (
            Act.ANSWER_NEEDS,
            "voice:need_work",
            _("Behov"),
            _("Det innbyggere har meldt."),
        ),
        (
            Act.WRITE_DISCLOSURES,
            "sharing:guide",
            _("Kan jeg dele dette?"),
            _("Veiviser og nedtegnelse."),
        ),
        (
            Act.SEE_DISCLOSURES,
            "sharing:log",
            _("Utleveringer"),
            _("Loggen etter § 11-4."),
        ),
        (Act.SERVE_COUNTER, "counter:today", _("Skranken"), _("Køen og timene i dag.")),
        (
            Act.SERVE_COUNTER,
            "counter:enquiries",
            _("Henvendelser"),
            _("Før, avslutt og ring tilbake."),
        ),
        (
            Act.SERVE_COUNTER,
            "counter:to_tell",
            _("Må fortelles på telefon"),
            _("Meldinger som ikke kan sendes."),
        ),
        (
            Act.SEE_FIRST_CONTACT,
            "counter:first_contact",
            _("Besvart ved første kontakt"),
            _("Etter tema, kanal, kontor og språk."),
        ),
        (
            Act.PUBLISH_FIGURES,
            "figures:publish",
            _("Utgi åpne tall"),
            _("Nye utgaver av seriene."),
        ),
        (Act.FILE_WISHES, "country:wish_file", _("Send et ønske"), _("Be politiet om noe.")),
    ]
    open_ways = [way[1:] for way in ways if actor_of(request).may(way[0])]
    return render(request, "district/workplace.html", {"ways": open_ways})
