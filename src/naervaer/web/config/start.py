"""Starting Django outside a web server, and filling a site."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from naervaer import __version__
from naervaer.domain.errors import UnusableInputError
from naervaer.web.config.environment import Environment

SHIPPED_BASELINE = Path(__file__).parents[2] / "registers" / "baseline" / "data"
SETTINGS = "naervaer.web.config.settings"
FILLINGS = [
    ("areas", "naervaer.web.records.areas.services.areas_fill"),
    ("outlines", "naervaer.web.records.areas.profiles.profiles_fill"),
    ("points", "naervaer.web.records.points.filling.points_fill"),
    ("places and minutes", "naervaer.web.records.reach.services.reach_fill"),
]
"""What each record app is filled with from the baseline, in order; each may be done again."""

STUDY_TITLES = {
    "access": "Hvem når politiet? Den nasjonale studien",
    "siting": "Hvor skal politiet være? Den nasjonale studien",
    "demand": "Ventede oppdrag etter kommune i Nordland (syntetisk)",
    "duty": "Når og hvem? Tjenesteplan for Nordland (syntetisk bemanning)",
}
"""What the national studies are called on the site."""


def start_django(settings: str = "") -> None:
    """Make the site's records usable in this process.

    Parameters
    ----------
    settings
        Which settings; empty takes `production` where NAERVAER_HTTPS is 1, else `local`.

    """
    settings = settings or ("production" if Environment.read().is_https else "local")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", f"{SETTINGS}.{settings}")
    import django  # noqa: PLC0415 - settings must be chosen before Django is imported

    django.setup()


def refuse_showcase_for_others(host: str) -> None:
    """Refuse to serve the showcase beyond this machine: anybody may sign in to its accounts.

    Raises
    ------
    UnusableInputError
        When the showcase is on and the address is not this machine's own.

    """
    from django.conf import settings  # noqa: PLC0415 - after `start_django`

    if settings.DEMO and host not in {"127.0.0.1", "::1", "localhost"}:
        msg = (
            f"host is {host} and the showcase is on, whose accounts anybody may use; "
            "expected NAERVAER_DEMO=0 (and NAERVAER_HTTPS=1) to serve others."
        )
        raise UnusableInputError(msg)


def prepare_site(*, told: Callable[[str], None]) -> None:
    """Compile words, bring the database up to date and collect the static files."""
    from django.core.management import call_command  # noqa: PLC0415 - after `start_django`

    from naervaer.web.interface.words import compile_catalogues  # noqa: PLC0415 - as above

    Environment.read().folder.mkdir(parents=True, exist_ok=True)
    told("words")
    compile_catalogues()
    told("database")
    call_command("migrate", verbosity=0, interactive=False)
    told("static files")
    call_command("collectstatic", verbosity=0, interactive=False)


def fill_site(*, studies: dict[str, Path], told: Callable[[str], None]) -> None:
    """Fill the records from the baseline and from finished studies, where anything is new."""
    from django.utils import timezone  # noqa: PLC0415 - after start
    from django.utils.module_loading import import_string  # noqa: PLC0415 - as above

    from naervaer.domain.authority import SYSTEM  # noqa: PLC0415 - as above
    from naervaer.web.records.areas.filling import filling_is_done, filling_record  # noqa: PLC0415

    finished = {name: folder for name, folder in studies.items() if is_finished(folder)}
    mark = _fingerprint(finished)
    if filling_is_done(mark=mark):
        return
    # What fills a site takes seconds to import, and is not needed to serve one that is full.
    from naervaer.registers.baseline import load_baseline  # noqa: PLC0415 - slow
    from naervaer.web.records.datasets.services import figures_publish  # noqa: PLC0415 - slow
    from naervaer.web.records.promises.ledger import ledger_update  # noqa: PLC0415 - slow

    baseline = load_baseline()
    for name, service in FILLINGS:
        told(name)
        import_string(service)(baseline=baseline)
    for study, folder in finished.items():
        told(f"study {study}")
        _adopt(study, folder)
    _show_case(told)
    _forecast_showcase(finished, told)
    _ask_for_missing(set(finished))
    told("promises")
    ledger_update(actor=SYSTEM)
    told("open figures")
    figures_publish(baseline=baseline, today=timezone.localdate(), actor=SYSTEM)
    filling_record(mark=mark)


def _ask_for_missing(there: set[str]) -> None:
    """Queue the studies that take minutes; a worker computes and publishes them."""
    from django.conf import settings  # noqa: PLC0415 - after start

    from naervaer.web.records.studies.services import national_study_ask  # noqa: PLC0415

    for study in ("siting", "duty") if settings.DEMO else ():
        if study not in there:
            chosen = {"district": "Nordland"}
            national_study_ask(study=study, settings=chosen, title=STUDY_TITLES[study])


def _show_case(told: Callable[[str], None]) -> None:
    """Add the synthetic showcase where the site is a demonstration."""
    from django.conf import settings  # noqa: PLC0415 - after start
    from django.utils import timezone  # noqa: PLC0415 - as above

    if settings.DEMO:
        from naervaer.web.config.showcase import showcase_fill  # noqa: PLC0415 - as above

        showcase_fill(today=timezone.localdate(), told=told)


def _forecast_showcase(finished: dict[str, Path], told: Callable[[str], None]) -> None:
    """Forecast the showcase district's calls where no study has: seconds, not minutes."""
    from django.conf import settings  # noqa: PLC0415 - after start
    from django.utils import timezone  # noqa: PLC0415 - as above

    from naervaer.web.config.showcase import showcase_forecast  # noqa: PLC0415 - as above

    if settings.DEMO and "demand" not in finished:
        told("showcase forecast")
        folder = Environment.read().folder / "showcase" / "demand"
        showcase_forecast(folder=folder, today=timezone.localdate())
        _adopt("demand", folder)


def is_finished(folder: Path) -> bool:
    """Return whether a folder holds a finished study."""
    return (folder / "manifest.json").is_file()


def _adopt(study: str, folder: Path) -> None:
    """Publish a finished study, unless it is the one already published."""
    from naervaer.domain.authority import SYSTEM  # noqa: PLC0415 - after start
    from naervaer.web.records.studies.adoption import manifest_of, study_adopt  # noqa: PLC0415
    from naervaer.web.records.studies.selectors import published_run  # noqa: PLC0415 - as above

    standing = published_run(study)
    if standing is None or standing.manifest != manifest_of(folder):
        title = STUDY_TITLES.get(study, study)
        study_adopt(folder=folder, study=study, title=title, actor=SYSTEM, is_published=True)


def _fingerprint(studies: dict[str, Path]) -> str:
    """Return a mark that changes when anything a site is filled with does."""
    seen = hashlib.sha256(f"{__version__} {[name for name, _ in FILLINGS]}".encode())
    for file in [
        SHIPPED_BASELINE / "baseline.json",
        *(one / "manifest.json" for one in studies.values()),
    ]:
        seen.update(file.read_bytes())
    return seen.hexdigest()
