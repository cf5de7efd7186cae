"""What tests of the open forms share."""

import pytest
from django.core.signing import TimestampSigner
from django.utils import timezone

from naervaer.web.interface.open_forms import SALT


def an_old_stamp(monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the stamp of a form that was shown some seconds ago."""
    with monkeypatch.context() as patched:
        patched.setattr("django.core.signing.time.time", lambda: timezone.now().timestamp() - 9)
        return TimestampSigner(salt=SALT).sign("skjema")
