"""Filling the showcase: one district with made-up operations data, each row marked so.

Imported after `start_django`.
"""

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from naervaer.web.records.agreements import showcase as agreements
from naervaer.web.records.bookings import showcase as bookings
from naervaer.web.records.contact_requests import showcase as contact_requests
from naervaer.web.records.contacts import showcase as contacts
from naervaer.web.records.councils import showcase as councils
from naervaer.web.records.disclosures import showcase as disclosures
from naervaer.web.records.enquiries import showcase as enquiries
from naervaer.web.records.points import showcase as points
from naervaer.web.records.presence import showcase as presence
from naervaer.web.records.promises import showcase as promises
from naervaer.web.records.rosters import showcase as rosters
from naervaer.web.records.staffing import showcase as staffing
from naervaer.web.records.studies.adoption import MANIFEST
from naervaer.web.records.voice import showcase as voice

SHOWCASE_DISTRICT = "Nordland"


def showcase_fill(*, today: date, told: Callable[[str], None]) -> None:
    """Fill hours, staffing, presence and wishes of the showcase district; may be done again."""
    told(f"showcase {SHOWCASE_DISTRICT}")
    points.showcase_fill(district=SHOWCASE_DISTRICT, since=date(2025, 1, 1))
    staffing.showcase_fill(district=SHOWCASE_DISTRICT)
    contacts.showcase_fill(district=SHOWCASE_DISTRICT)
    rosters.showcase_fill(district=SHOWCASE_DISTRICT, today=today)
    behind = today - timedelta(days=rosters.DAYS_BACK)
    presence.showcase_fill(district=SHOWCASE_DISTRICT, until=behind)
    promises.showcase_fill(district=SHOWCASE_DISTRICT, until=today)
    voice.showcase_fill(district=SHOWCASE_DISTRICT, until=today)
    disclosures.showcase_fill(district=SHOWCASE_DISTRICT, until=today)
    councils.showcase_fill(district=SHOWCASE_DISTRICT, until=today)
    agreements.showcase_fill(district=SHOWCASE_DISTRICT, until=today)
    enquiries.showcase_fill(district=SHOWCASE_DISTRICT, today=today)
    bookings.showcase_fill(district=SHOWCASE_DISTRICT, today=today)
    contact_requests.showcase_fill(district=SHOWCASE_DISTRICT, today=today)


def showcase_forecast(*, folder: Path, today: date) -> None:
    """Run the demand study of the showcase district from next Monday on, unless it is there.

    It runs in a process of its own, since the site carries no engines. A folder whose period
    is not over is left as it is: the study would say the same.
    """
    if _is_ahead(folder / MANIFEST, today):
        return
    first_day = today + timedelta(days=7 - today.weekday())
    options = ["--district", SHOWCASE_DISTRICT, "--first-day", first_day.isoformat()]
    command = [sys.executable, "-m", "naervaer", "study", "run", "demand", *options]
    subprocess.run([*command, "--out", str(folder)], check=True, capture_output=True)


def _is_ahead(manifest: Path, today: date) -> bool:
    """Return whether a finished study's period is not over."""
    if not manifest.is_file():
        return False
    chosen = json.loads(manifest.read_text(encoding="utf-8"))["settings"]
    ends = date.fromisoformat(chosen["first_day"]) + timedelta(weeks=chosen["weeks"])
    return ends > today
