"""Let a process of the tests live some days ahead: NAERVAER_TEST_DAYS_AHEAD says how many.

Python imports this at its start where this folder stands on PYTHONPATH. The site asks
`django.utils.timezone.now` and nothing else for the time.
"""

import os
from datetime import datetime, timedelta

from django.utils import timezone

_AHEAD = timedelta(days=int(os.environ.get("NAERVAER_TEST_DAYS_AHEAD", "0")))
_now = timezone.now


def _later() -> datetime:
    return _now() + _AHEAD


timezone.now = _later
