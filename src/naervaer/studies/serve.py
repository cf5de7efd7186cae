"""A report served on this machine only, ended cleanly with Ctrl-C."""

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from naervaer.domain.errors import UnusableInputError

HOST = "127.0.0.1"


class _Quiet(SimpleHTTPRequestHandler):
    """Files of one folder, without a line per request."""

    extensions_map = {  # noqa: RUF012 - the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".geojson": "application/geo+json",
        ".parquet": "application/vnd.apache.parquet",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
    }

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name in the base
        """Say nothing."""


def report_server(folder: Path, *, port: int) -> ThreadingHTTPServer:
    """Return a server for the report in `folder`, listening but not yet serving.

    Parameters
    ----------
    folder
        Holds `index.html`.
    port
        On 127.0.0.1; 0 takes any free one.

    Raises
    ------
    UnusableInputError
        When there is no report, or the port is taken.

    """
    if not (folder / "index.html").is_file():
        msg = f"{folder} holds no index.html, expected the folder of a finished study."
        raise UnusableInputError(msg)
    handler = partial(_Quiet, directory=str(folder))
    try:
        return ThreadingHTTPServer((HOST, port), handler)
    except OSError as error:
        msg = f"port {port} cannot be used ({error.strerror}), expected a free port."
        raise UnusableInputError(msg) from None
