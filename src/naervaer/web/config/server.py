"""The web server of a site on one machine."""

from typing import Any

from gunicorn.app.base import BaseApplication


class SiteServer(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Gunicorn with the site in it."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Take the options given."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """Return the site with every address known, so that no visitor waits for imports."""
        from django.urls import get_resolver  # noqa: PLC0415 - settings must be ready

        from naervaer.web.config.wsgi import application  # noqa: PLC0415 - as above

        get_resolver()._populate()  # noqa: SLF001 - there is no other door
        return application


def serve(*, host: str, port: int, workers: int, threads: int) -> None:
    """Serve until stopped."""
    SiteServer(
        {
            "bind": f"{host}:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "preload_app": True,
            "loglevel": "warning",
            "proc_name": "naervaer",
        }
    ).run()
