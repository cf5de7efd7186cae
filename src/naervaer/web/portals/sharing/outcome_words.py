"""Why an outcome is as it is and what to do next, in plain words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

_AVERT = _(
    "Plikten til å avverge går foran taushetsplikten. Meld fra nå, til politiet eller på annen "
    "måte som kan stanse det. Haster det, ring 112."
)
_ANONYMOUS = _(
    "Uten kjennetegn trengs ikke vernet. Se en gang til om noen likevel kan kjennes igjen: små "
    "tall og små steder røper mer enn man tror."
)
_CONSENT = _(
    "Samtykket må være fritt og gjelde nettopp dette. Del bare det samtykket dekker, og noter "
    "at "
    "det er gitt."
)
_KNOWN = _("Det alle kan vite, er ikke taushetsbelagt. Del ikke mer enn det som er kjent.")
_NOT = _(
    "Ingen av unntakene passer. Du kan fortsatt drøfte saken uten kjennetegn, eller be den det "
    "gjelder om samtykke."
)

REASONS: dict[str, Words] = {
    "politi-skal-avverge": _(
        "Plikten til å avverge går foran taushetsplikten, og den enkelte tjenesteperson kan "
        "beslutte. Del det som trengs for å avverge, og noter det etterpå."
    ),
    "politi-kan-avverge": _(
        "Politiet kan dele når det er nødvendig for å avverge et lovbrudd. Den enkelte "
        "tjenesteperson kan beslutte. Delingen må være forholdsmessig og skal noteres."
    ),
    "politi-skal-barn-etterforsking": _(
        "Barnevernet skal ha beskjed straks når noen under 18 år etterforskes. Er barnet i en "
        "institusjon, skal også den ha beskjed."
    ),
    "politi-skal-barn-offer": _(
        "Barnevernet skal ha beskjed straks ved mistanke om mishandling eller seksuallovbrudd "
        "fra noen barnet bor sammen med."
    ),
    "politi-spor-forebygge": _(
        "Loven åpner for å dele med offentlige organer for å forebygge lovbrudd. Den "
        "behandlingsansvarlige beslutter, helst skriftlig. Er det mulig og hensiktsmessig, bør "
        "den det gjelder varsles først."
    ),
    "politi-spor-samarbeid": _(
        "Loven åpner for å dele i et forebyggende samarbeid når det er nødvendig og "
        "forholdsmessig. Den sier ikke uttrykkelig hvem som beslutter etter dette leddet; spør "
        "den behandlingsansvarlige. I politirådet deles bare bilder uten personer."
    ),
    "politi-spor-privat-forebygge": _(
        "Loven åpner for å dele med private bare når det er strengt nødvendig for å "
        "forebygge, og "
        "andre løsninger ikke strekker til. Den behandlingsansvarlige beslutter."
    ),
    "politi-spor-oppgave": _(
        "Loven åpner for å dele når det fremmer mottakerens lovpålagte oppgaver. Kommunen kan "
        "få "
        "opplysninger til vurdering av salgs-, skjenke- og serveringsbevillinger. Den "
        "behandlingsansvarlige beslutter, og den det gjelder skal som hovedregel få vite det."
    ),
    "politi-spor-privat-oppgave": _(
        "Loven åpner for å dele med private når det fremmer oppgaver de har etter lov. Den "
        "behandlingsansvarlige beslutter, og den det gjelder skal som hovedregel få vite det."
    ),
    "politi-spor-bistand": _(
        "Loven åpner for å dele det ordenstjenesten eller politiets service og bistand "
        "trenger. "
        "Den behandlingsansvarlige beslutter."
    ),
    "politi-forsker": _(
        "Forskere kan få opplysninger når det er rimelig og ikke til for stor ulempe. I "
        "straffesaker beslutter riksadvokaten, ellers Politidirektoratet."
    ),
    "politi-utland": _(
        "Deling med andre land har egne vilkår. Den behandlingsansvarlige beslutter."
    ),
    "politi-spor-allmenn": _(
        "I straffesaker kan allmennheten få saklig og nøktern informasjon, som hovedregel uten "
        "navn. Den behandlingsansvarlige beslutter."
    ),
    "politi-kan-part": _(
        "Parter, fornærmede, etterlatte og den opplysningen gjelder, kan få opplysningene i "
        "saken. Den enkelte tjenesteperson kan beslutte."
    ),
    "politi-kan-tjenstlig": _(
        "Kolleger kan få det de har tjenstlig behov for. Følsomme og uverifiserte opplysninger "
        "bør ha særskilt begrensning."
    ),
    "politi-samtykke": _CONSENT,
    "politi-kjent": _KNOWN,
    "politi-anonym": _ANONYMOUS,
    "politi-nei-operativ": _(
        "Taushetsplikten gjelder også opplysninger uten personer når etterforsking, spaning "
        "eller "
        "politiets arbeid krever det."
    ),
    "politi-nei-unodvendig": _(
        "Alt som deles, må være nødvendig og forholdsmessig. Del heller et bilde uten personer."
    ),
    "politi-nei-sensitiv": _(
        "Slike opplysninger kan bare deles når det er strengt nødvendig. Del heller et bilde "
        "uten "
        "personer."
    ),
    "politi-nei-uverifisert": _(
        "Uverifiserte opplysninger kan ikke deles til dette formålet uten at det er strengt "
        "nødvendig. Prøv å verifisere dem først."
    ),
    "politi-nei-formal": _(
        "Formålet er ikke blant dem loven åpner for. Du kan fortsatt drøfte saken uten "
        "kjennetegn."
    ),
    "politi-nei-annen-losning": _(
        "Private kan bare få opplysninger når andre løsninger ikke strekker til. Velg "
        "løsningen "
        "som ikke krever deling."
    ),
    "politi-nei-part": _(
        "Opplysninger som kan skade politiets arbeid, kan holdes tilbake også for parter. "
        "Reglene "
        "om innsyn i straffesaker går foran; spør påtalemyndigheten."
    ),
    "politi-nei-tjenstlig": _(
        "Taushetsplikten gjelder også kolleger som ikke har tjenstlig behov."
    ),
    "politi-nei-allmenn": _(
        "Allmennheten får bare det loven åpner for, i straffesaker. Ellers kan du si noe som "
        "ikke "
        "kan knyttes til en person."
    ),
    "organ-skal-avverge": _AVERT,
    "organ-anonym": _ANONYMOUS,
    "organ-samtykke": _CONSENT,
    "organ-kjent": _KNOWN,
    "organ-ikke-personlig": _(
        "Fødested, fødselsdato, sivilstand, yrke, bosted og arbeidssted er ikke "
        "taushetsbelagt, "
        "så lenge det ikke røper at noen er bruker av en tjeneste eller annet personlig."
    ),
    "organ-spor-saerlov": _(
        "Den strengere loven går foran. Spør lederen din hva den sier, før du deler."
    ),
    "organ-kan-fare": _(
        "Du kan dele så langt det er nødvendig for å unngå fare for liv eller helse. Er noen i "
        "åpenbar fare, har alle plikt til å hjelpe."
    ),
    "organ-skal-barn": _(
        "Offentlige tjenester har plikt til å melde fra til barnevernet, uten hinder av "
        "taushetsplikt. Plikten er din egen; meld fra selv, og uten opphold."
    ),
    "organ-kan-melde": _(
        "Du kan anmelde eller gi opplysninger om lovbrudd når allmenne hensyn eller oppgavene "
        "dine tilsier det. Du har rett, ikke plikt, når lovbruddet ikke er så alvorlig at det "
        "må "
        "avverges."
    ),
    "organ-kan-oppgaver": _(
        "Du kan gi et annet organ det som er nødvendig for at ditt eget organ skal løse "
        "oppgavene "
        "sine. Mottakerens behov alene er ikke nok."
    ),
    "organ-kan-kollega": _(
        "Opplysninger kan brukes til det formålet de er hentet inn for, og deles med kolleger "
        "så "
        "langt arbeidet trenger det."
    ),
    "organ-kan-part": _(
        "Partene får opplysningene i saken. Gjør dem oppmerksom på at de bare kan bruke dem "
        "til å "
        "ivareta interessene sine der."
    ),
    "organ-kan-statistikk": _(
        "Opplysninger kan brukes til statistikk, utredning, planlegging, revisjon og kontroll. "
        "Resultatet må ikke røpe noen."
    ),
    "organ-forsker": _(
        "Departementet kan bestemme at forskere får opplysninger. Forskeren får samme "
        "taushetsplikt."
    ),
    "organ-spor-forskrift": _(
        "En forskrift kan åpne for deling mellom bestemte organer. Spør lederen din hva den "
        "dekker, og om delingen er forholdsmessig."
    ),
    "organ-nei": _NOT,
    "helse-skal-avverge": _AVERT,
    "helse-skal-varsle": _(
        "Helsepersonell skal varsle politi og brannvesen når det er nødvendig for å avverge "
        "alvorlig skade på person eller eiendom. Ring 112 eller 110."
    ),
    "helse-anonym": _ANONYMOUS,
    "helse-samtykke": _CONSENT,
    "helse-kjent": _(
        "Taushetsplikten hindrer ikke at den som vet det fra før, får vite det, eller at det "
        "sies "
        "når ingen har en berettiget interesse i at det holdes hemmelig."
    ),
    "helse-skal-barn": _(
        "Helsepersonell har plikt til å melde fra til barnevernet, uten hinder av "
        "taushetsplikt. "
        "Plikten er din egen; meld fra selv, og uten opphold."
    ),
    "helse-kan-tungtveiende": _(
        "Tungtveiende private eller offentlige hensyn kan gjøre det rett å dele. Du bestemmer "
        "selv, må kunne begrunne det, og deler ikke mer enn nødvendig."
    ),
    "helse-nei": _NOT,
    "barnevern-skal-avverge": _AVERT,
    "barnevern-anonym": _ANONYMOUS,
    "barnevern-samtykke": _(
        "Den det gjelder kan samtykke, så langt loven lar samtykke gjelde. Del bare det "
        "samtykket "
        "dekker, og noter at det er gitt."
    ),
    "barnevern-kan-fare": _(
        "Barnevernet kan dele når det er nødvendig for å forebygge vesentlig fare for liv "
        "eller "
        "alvorlig skade på noens helse."
    ),
    "barnevern-kan-oppgaver": _(
        "Barnevernet kan gi andre organer det som er nødvendig for at barnevernet skal løse "
        "oppgavene sine."
    ),
    "barnevern-nei": _NOT,
}
"""By the key of the outcome."""
