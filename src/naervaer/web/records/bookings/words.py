"""The domain's words of appointments, so that this app's catalogues hold them.

Their bokmål stands in the domain; a test holds the two together. `labels.said` finds them.
"""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("pass og ID-kort"),
    _("møte med en politispesialist"),
    _("møte med politikontakten"),
    _("rettslig veiledning på nærtjenestesenter"),
    _("pass og ID-kort på passbussen"),
    _("oppmøte"),
    _("video"),
    _("telefon"),
    _("uten tema"),
    _("svindel"),
    _("overgrep og trusler på nett"),
    _("vold i nære relasjoner"),
    _("barn og unge"),
    _("hatkriminalitet"),
    _("arbeidslivskriminalitet"),
    _("våpen"),
    _("SMS"),
    _("e-post"),
    _("ingen melding"),
    _("vanlig melding med sted og tjeneste"),
    _("nøytral melding som ikke røper at det gjelder politiet"),
    _("holdes av mens du fyller ut"),
    _("ikke bekreftet i tide"),
    _("bekreftet"),
    _("møtt opp"),
    _("gjennomført"),
    _("møtte ikke"),
    _("avbestilt"),
    _("flyttet"),
    _("venter"),
    _("har fått tilbud om time"),
    _("har gått ut av lista"),
)
"""Every label of kinds, ways, themes and states."""
