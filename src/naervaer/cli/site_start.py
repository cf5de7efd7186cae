"""Starting the site's records for a command."""

from naervaer.domain.errors import MissingDataError


def start_site() -> None:
    """Start Django, or say what is missing."""
    try:
        from naervaer.web.config.start import start_django  # noqa: PLC0415 - an extra

        start_django()
    except ModuleNotFoundError as error:
        msg = f"the site needs the package {error.name}; install naervaer[web]."
        raise MissingDataError(msg) from None
