"""Reading the history, the reads and the refusals."""

from django.db.models import QuerySet

from naervaer.web.records.audit.models import Change, Refusal, SensitiveRead


def changes_newest_first(*, account: str = "", thing: str = "") -> QuerySet[Change]:
    """Return the changes, newest first, of one account or one thing where asked for."""
    found = Change.objects.order_by("-number")
    if account:
        found = found.filter(account=account)
    return found.filter(thing__startswith=thing) if thing else found


def reads_newest_first(*, account: str = "") -> QuerySet[SensitiveRead]:
    """Return who read what is sensitive, newest first."""
    found = SensitiveRead.objects.all()
    return found.filter(account=account) if account else found


def refusals_newest_first(*, account: str = "") -> QuerySet[Refusal]:
    """Return who was refused what, newest first."""
    found = Refusal.objects.all()
    return found.filter(account=account) if account else found
