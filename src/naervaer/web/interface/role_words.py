"""What roles, acts and reaches are called on the screen."""

from django.utils.translation import gettext_lazy as _

from naervaer.domain.authority import Act, Reach, Role

ROLES = {
    Role.DIRECTORATE: _("Politidirektoratet"),
    Role.DISTRICT_ANALYST: _("Analytiker i politidistriktet"),
    Role.DUTY_PLANNER: _("Tjenesteplanlegger"),
    Role.POLICE_CONTACT: _("Politikontakt"),
    Role.MUNICIPAL_COORDINATOR: _("Koordinator i kommunen"),
    Role.COUNCIL_MEMBER: _("Medlem av politirådet"),
    Role.CASE_OFFICER: _("Saksbehandler"),
    Role.PUBLISHER: _("Publisist"),
    Role.ADMINISTRATOR: _("Administrator"),
}
ACTS = {
    Act.SEE_PUBLIC: _("se åpne sider og tall"),
    Act.SIGN_IN: _("logge inn"),
    Act.SEE_OWN_ACCOUNT: _("se og endre egen konto"),
    Act.SEE_WORKPLACE: _("se arbeidsplassen"),
    Act.SEE_STUDIES: _("se studier"),
    Act.RUN_STUDIES: _("sette i gang studier"),
    Act.SEE_PRESENCE_BOOK: _("se tilstedeværelsesboken"),
    Act.WRITE_PRESENCE_BOOK: _("føre tilstedeværelsesboken"),
    Act.SEE_STAFFING: _("se bemanning"),
    Act.WRITE_STAFFING: _("føre bemanning"),
    Act.WRITE_POINTS: _("føre opplysninger om tjenestesteder"),
    Act.FILE_WISHES: _("melde kommunens ønsker"),
    Act.ANSWER_WISHES: _("svare på kommunenes ønsker"),
    Act.DECIDE_PROMISE_EVIDENCE: _("avgjøre hva som er bevis for et løfte"),
    Act.PUBLISH_FIGURES: _("publisere åpne tall"),
    Act.SEE_COUNCIL: _("se politirådets rom"),
    Act.WRITE_COUNCIL: _("føre møter, vedtak og tiltak i politirådet"),
    Act.SIGN_FOR_MUNICIPALITY: _("inngå avtale for kommunen"),
    Act.SIGN_FOR_POLICE: _("inngå avtale for politiet"),
    Act.SEE_CONTACTS: _("se politikontaktenes stillinger og timer"),
    Act.WRITE_CONTACTS: _("fordele politikontakter"),
    Act.ANSWER_NEEDS: _("svare på behovsmeldinger"),
    Act.ANSWER_REQUESTS: _("lese og svare på henvendelser til politikontakten"),
    Act.ADOPT_ROSTERS: _("gjøre en vaktplan til planlagt nærvær"),
    Act.CONFIRM_PRESENCE: _("bekrefte levert nærvær"),
    Act.WRITE_DISCLOSURES: _("loggføre utlevering av opplysninger"),
    Act.SEE_DISCLOSURES: _("se loggen over utleveringer"),
    Act.HEAR_INHABITANTS: _("holde innbyggerrunder og svare på dem"),
    Act.OFFER_APPOINTMENTS: _("legge ut timer til bestilling"),
    Act.SERVE_COUNTER: _("betjene skranken"),
    Act.SEE_FIRST_CONTACT: _("se hvordan førstekontakten går"),
    Act.SEE_AUDIT: _("se historikk, leselogg og avslag"),
    Act.MANAGE_ACCOUNTS: _("opprette kontoer, gi og ta roller"),
}
REACHES = {
    Reach.COUNTRY: _("hele landet"),
    Reach.OWN_DISTRICT: _("eget politidistrikt"),
    Reach.OWN_MUNICIPALITY: _("egen kommune"),
}


def role_words(role: Role | str) -> str:
    """Return what a role is called; a role without words shows its name."""
    return str(ROLES.get(Role(role), role))


def act_words(act: Act | str) -> str:
    """Return what an act is called; an act without words shows its name."""
    return str(ACTS.get(Act(act), act)) if act in set(Act) else str(act)


def reach_words(reach: Reach) -> str:
    """Return how far something reaches."""
    return str(REACHES[reach])
