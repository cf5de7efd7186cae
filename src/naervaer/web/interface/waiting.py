"""How long people wait at a counter, in words as coarse as they are published."""

from django.utils.translation import gettext as _


def waiting_words(*, usual: int | None, low: int | None, high: int | None) -> list[str]:
    """Return the waiting time in words; nothing where nothing is known.

    Parameters
    ----------
    usual
        Usual wait in minutes, or None.
    low, high
        Band of the wait just now; no lower end when nobody waits, no upper end when it is
        open.

    """
    words = []
    if usual is not None:
        words.append(_("Vanlig ventetid: omtrent %(minutes)s minutter.") % {"minutes": usual})
    if low is not None and high is None:
        words.append(_("Ventetid nå: over %(low)s minutter.") % {"low": low})
    elif low is not None:
        band = {"low": low, "high": high}
        words.append(_("Ventetid nå: %(low)s til %(high)s minutter.") % band)
    return words
