"""What the reader should know of each kind before choosing it."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from naervaer.domain.appointments.kinds import AppointmentKind

HINTS: dict[AppointmentKind, Promise] = {
    AppointmentKind.PASSPORT_ID: _("På passkontoret. Alle som skal ha pass, må møte selv."),
    AppointmentKind.BUS_STOP: _("Når passbussen kommer til kommunen din."),
    AppointmentKind.POLICE_CONTACT: _("Snakk med den som kjenner kommunen din."),
    AppointmentKind.SPECIALIST: _("Velg tema. Møt opp, eller ta det på video eller telefon."),
    AppointmentKind.LEGAL_GUIDANCE: _("Dagen politiet er på nærtjenestesenteret."),
}
